using System.Collections.Concurrent;
using GuidanceQa.Indexing.Documents;
using GuidanceQa.Indexing.Search;

namespace GuidanceQa.QaApi.Grounding;

/// <summary>
/// May this sentence be shown? Only when every quote is where its citation says, and the words are the cited statement's, its checked plain rendering, or the statement in another dress (see <see cref="UnitComparison"/>). The
/// vocabulary's explanations may stand behind what they explain (see <see cref="Glosses"/>). One statement must support a sentence alone; sentences and parts between semicolons may rest on one each. Fails closed. Not for judging
/// whether a sentence answers a question.
/// </summary>
public sealed class ClaimVerifier
{
    // Parts of one sentence; a longer list is judged as a whole.
    private const int MostParts = 12;

    // Beyond this many pairs of items a text is no sentence and is not compared: it would cost time and memory for nothing.
    private const int MostPairs = 250_000;

    // Statements and headings are read once; beyond this many, again each time.
    private const int MostKnown = 20_000;

    private readonly SearchIndex _index;
    private readonly SentenceReader _reader;
    private readonly Glosses _glosses;
    private readonly ConcurrentDictionary<string, ReadSentence> _read = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, HashSet<string>> _topics = new(StringComparer.Ordinal);

    public ClaimVerifier(SearchIndex index)
    {
        _index = index;
        _reader = new SentenceReader(index.Lexicon);
        _glosses = new Glosses(index.Lexicon);
    }

    /// <summary>Null when the claim may be shown, else why not.</summary>
    public string? Fault(Claim claim) => Check(claim).Reasons is [var first, ..] ? first.Code : null;

    /// <summary>The claim judged by the evidence that supports it best.</summary>
    public ClaimVerdict Check(Claim claim)
    {
        if (claim.Evidence.Count == 0)
        {
            return ClaimVerdict.Unsupported(ReasonCodes.NoCitation);
        }

        if (!claim.Evidence.All(IsInPlace))
        {
            return ClaimVerdict.Unsupported(ReasonCodes.QuoteNotFound);
        }

        var source = claim.Evidence[0].Source.Statement;
        if (claim.IsPlain)
        {
            return string.Equals(source.PlainText, claim.Text, StringComparison.Ordinal) ? ClaimVerdict.Supported : ClaimVerdict.Unsupported(ReasonCodes.LowCoverage);
        }

        return string.Equals(source.Text, claim.Text, StringComparison.Ordinal)
            ? ClaimVerdict.Supported
            : Check(claim.Text, [.. claim.Evidence.Select(e => new EvidenceUnit(e.Quote, e.Source))]);
    }

    /// <summary>A sentence judged by units of evidence that were found in their place. The verdict is that of the best unit, or of the best unit for each part.</summary>
    public ClaimVerdict Check(string text, IReadOnlyList<EvidenceUnit> units)
    {
        text = _glosses.Without(text, units.Select(u => u.Text));
        var whole = Best(text, units);
        var parts = Parts(text);
        if (whole.Verdict == Verdicts.Supported || parts.Count is < 2 or > MostParts)
        {
            return whole;
        }

        var joined = ByParts(text, parts, units);
        return Rank(joined.Verdict) < Rank(whole.Verdict) ? joined : whole;
    }

    /// <summary>What a question asserts, compared with one statement; the words by which people ask say nothing.</summary>
    internal UnitVerdict Compare(string assertion, IndexedStatement statement)
    {
        return UnitComparison.Compare(WithoutScaffold(_reader.Read(assertion)), WithoutScaffold(Read(statement.Statement.Text)), Topics(statement));
    }

    private ReadSentence WithoutScaffold(ReadSentence sentence) =>
        sentence with { Items = [.. sentence.Items.Where(i => i.Kind != ItemKind.Word || !_index.Lexicon.English.IsScaffold(sentence.Words(i).ToLowerInvariant()))] };

    /// <summary>What one statement says, compared with another.</summary>
    internal UnitVerdict Between(IndexedStatement claim, IndexedStatement source) => UnitComparison.Compare(Read(claim.Statement.Text), Read(source.Statement.Text), _ => false);

    /// <summary>Does the statement, or what stands above it, name all of these concepts?</summary>
    internal bool Names(IndexedStatement statement, IReadOnlyList<string> conceptKeys)
    {
        var items = Read(statement.Statement.Text).Items;
        var topics = Topics(statement);
        return conceptKeys.All(key => items.Any(i => i.Concept?.Key == key) || topics(new SentenceItem(ItemKind.Concept, key, 0, 0, 0)));
    }

    // Read again from the document as it is served, not from what the pipeline carried here.
    private bool IsInPlace(Evidence evidence)
    {
        var text = _index.FindDocument(evidence.DocumentId)?.Text;
        return text is not null && evidence.Start >= 0 && evidence.End <= text.Length && evidence.Start < evidence.End
            && text.AsSpan(evidence.Start, evidence.End - evidence.Start).SequenceEqual(evidence.Quote);
    }

    private static int Rank(string verdict) => Verdicts.All.ToList().IndexOf(verdict);

    private ClaimVerdict Best(string text, IReadOnlyList<EvidenceUnit> units)
    {
        var claim = _reader.Read(text);
        UnitVerdict? best = null;
        foreach (var unit in units)
        {
            var verdict = string.Equals(text, unit.Text, StringComparison.Ordinal) ? new UnitVerdict(ClaimVerdict.Supported, 1) : Compare(claim, unit);
            if (best is null || IsBetter(verdict, best))
            {
                best = verdict;
            }
        }

        return best?.Verdict ?? ClaimVerdict.Unsupported(ReasonCodes.NoCitation);
    }

    private UnitVerdict Compare(ReadSentence claim, EvidenceUnit unit)
    {
        var read = Read(unit.Text);
        return (long)claim.Items.Count * read.Items.Count > MostPairs
            ? new UnitVerdict(ClaimVerdict.Unsupported(ReasonCodes.LowCoverage), 0)
            : UnitComparison.Compare(claim, read, Topics(unit.Source));
    }

    // A unit about the same matter tells more than one that merely contradicts less.
    private static bool IsBetter(UnitVerdict a, UnitVerdict b) =>
        (a.Verdict.Verdict == Verdicts.Supported) != (b.Verdict.Verdict == Verdicts.Supported) ? a.Verdict.Verdict == Verdicts.Supported
        : a.Shared != b.Shared ? a.Shared > b.Shared
        : a.Verdict.Reasons.Count < b.Verdict.Reasons.Count;

    // The longest run of parts that one unit supports, then the next; a part that none supports is judged for itself.
    private ClaimVerdict ByParts(string text, List<(int Start, int End)> parts, IReadOnlyList<EvidenceUnit> units)
    {
        var worst = ClaimVerdict.Supported;
        List<Reason> reasons = [];
        for (var first = 0; first < parts.Count;)
        {
            var last = parts.Count - 1;
            ClaimVerdict verdict;
            while ((verdict = Best(text[parts[first].Start..parts[last].End], units)).Verdict != Verdicts.Supported && last > first)
            {
                last--;
            }

            reasons.AddRange(verdict.Reasons);
            worst = Rank(verdict.Verdict) > Rank(worst.Verdict) ? verdict : worst;
            first = last + 1;
        }

        return new ClaimVerdict(worst.Verdict, [.. reasons.Distinct()]);
    }

    private static List<(int Start, int End)> Parts(string text)
    {
        List<(int, int)> parts = [];
        foreach (var (start, end) in SentenceSplitter.Split(text))
        {
            var from = start;
            for (var at = start; at <= end; at++)
            {
                if (at == end || text[at] == ';')
                {
                    if (!string.IsNullOrWhiteSpace(text[from..at]))
                    {
                        parts.Add((from, at));
                    }

                    from = at + 1;
                }
            }
        }

        return parts;
    }

    private ReadSentence Read(string text)
    {
        if (_read.TryGetValue(text, out var known))
        {
            return known;
        }

        var read = _reader.Read(text);
        if (_read.Count < MostKnown)
        {
            _read[text] = read;
        }

        return read;
    }

    private Func<SentenceItem, bool> Topics(IndexedStatement? source)
    {
        if (source is null)
        {
            return _ => false;
        }

        if (!_topics.TryGetValue(source.PassageId, out var topics))
        {
            topics = [.. source.Statement.Path.Prepend(source.Document.Title).SelectMany(h => _reader.Read(h).Items).Where(i => i.Kind is ItemKind.Word or ItemKind.Concept).Select(i => i.Key)];
            if (_topics.Count < MostKnown)
            {
                _topics[source.PassageId] = topics;
            }
        }

        return item => topics.Contains(item.Key);
    }
}

/// <summary>One statement, or one sentence of a quoted text that is in no corpus: what a sentence is judged by, alone.</summary>
/// <param name="Source">Null for a text that is not in the corpus.</param>
public sealed record EvidenceUnit(string Text, IndexedStatement? Source);
