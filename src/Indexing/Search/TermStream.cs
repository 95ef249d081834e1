using GuidanceQa.Indexing.Vocabulary;
using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;

namespace GuidanceQa.Indexing.Search;

/// <summary>Hands terms that were analysed already to Lucene, with their positions.</summary>
internal sealed class TermStream : TokenStream
{
    private readonly ICharTermAttribute _term;
    private readonly IPositionIncrementAttribute _increment;
    private readonly IReadOnlyList<IndexTerm> _terms;
    private int _next;
    private int _position = -1;

    public TermStream(IReadOnlyList<IndexTerm> terms)
    {
        _terms = terms;
        _term = AddAttribute<ICharTermAttribute>();
        _increment = AddAttribute<IPositionIncrementAttribute>();
    }

    public override bool IncrementToken()
    {
        if (_next >= _terms.Count)
        {
            return false;
        }

        ClearAttributes();
        var (term, position) = _terms[_next++];
        _term.SetEmpty().Append(term);
        _increment.PositionIncrement = position - _position;
        _position = position;
        return true;
    }

    public override void Reset()
    {
        base.Reset();
        _next = 0;
        _position = -1;
    }
}
