using System.Collections.Concurrent;
using Lucene.Net.Analysis;
using Lucene.Net.Analysis.En;
using Lucene.Net.Analysis.TokenAttributes;

namespace GuidanceQa.Indexing.Search;

/// <summary>Lucene's KStem as a plain function. KStem keeps <c>hepatic</c> and <c>hepatitis</c> apart, where Porter merges them.</summary>
public static class EnglishStems
{
    // Bounds the memory of a long-running server that is asked arbitrary words.
    private const int MostKnown = 200_000;

    private static readonly ConcurrentDictionary<string, string> Known = new(StringComparer.Ordinal);

    /// <param name="word">Lower case.</param>
    public static string Of(string word)
    {
        if (Known.TryGetValue(word, out var stem))
        {
            return stem;
        }

        stem = Stem(word);
        if (Known.Count < MostKnown)
        {
            Known[word] = stem;
        }

        return stem;
    }

    // KStem is reachable only as a filter, so an unseen word is streamed through one.
    private static string Stem(string word)
    {
        using Source source = new(word);
        using KStemFilter filter = new(source);
        filter.Reset();
        return filter.IncrementToken() ? filter.GetAttribute<ICharTermAttribute>().ToString() ?? word : word;
    }

    private sealed class Source : TokenStream
    {
        private readonly ICharTermAttribute _term;

        private readonly string _word;

        public Source(string word)
        {
            _word = word;
            _term = AddAttribute<ICharTermAttribute>();
        }

        public override bool IncrementToken()
        {
            ClearAttributes();
            _term.SetEmpty().Append(_word);
            return true;
        }
    }
}
