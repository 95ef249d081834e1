using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using GuidanceQa.Indexing.Documents;
using GuidanceQa.Indexing.Search;

namespace GuidanceQa.QaApi.Grounding;

/// <summary>A source that a text names. Part of the wire contract.</summary>
/// <param name="Ordinal">The number in the text's <c>[n]</c>.</param>
/// <param name="DocumentId">Null: the quote itself is the source, taken at its word.</param>
/// <param name="Start">Where the quote begins in the document's canonical text, UTF-16 code units; null: anywhere.</param>
public sealed record CitedQuote(int Ordinal, string? DocumentId, string Quote, int? Start, int? End);

/// <summary>A sentence of an audited text. Part of the wire contract.</summary>
/// <param name="Start">In the audited text with its markers, half-open, UTF-16 code units.</param>
/// <param name="Text">That slice.</param>
/// <param name="QuoteFound">Is every quote it cites where its citation says? Null where nothing could be looked up.</param>
public sealed record AuditedSentence(int Start, int End, string Text, string Verdict, IReadOnlyList<Reason> Reasons, IReadOnlyList<int> CitationOrdinals, bool? QuoteFound);

/// <summary>An audited text. Part of the wire contract.</summary>
/// <param name="Verdict">Supported when every sentence is; contradicted when one is; unsupported when none is supported even in part; else partial.</param>
public sealed record Audit(string Verdict, IReadOnlyList<AuditedSentence> Sentences);

/// <summary>Is every sentence of a text supported by what it cites? For any answer, ours or another system's. Sentences end at full stops and line ends; headings are passed over.</summary>
public sealed partial class TextAudit(SearchIndex index, ClaimVerifier verifier)
{
    // "[2-5]" cites four sources; nobody cites a hundred at once.
    private const int LongestRange = 50;

    /// <param name="text">Markdown or plain text with <c>[n]</c> behind or before the full stop. Where it holds no marker at all, every citation bears on every sentence.</param>
    public Audit Of(string text, IReadOnlyList<CitedQuote> citations)
    {
        var sources = citations.Select(c => (Citation: c, Units: UnitsOf(c))).ToLookup(s => s.Citation.Ordinal);
        var all = Marker().IsMatch(text) ? null : citations.Select(c => c.Ordinal).Distinct().Order().ToList();
        var whole = Words(text);
        List<AuditedSentence> sentences = [];
        foreach (var (start, end) in Lines(text))
        {
            var line = text[start..end];
            if (Heading().IsMatch(line))
            {
                continue;
            }

            foreach (var (from, to) in SentenceSplitter.Split(line))
            {
                var words = Words(line[from..to]);
                if (words.Any(char.IsLetterOrDigit))
                {
                    sentences.Add(Judge(start + from, line[from..to], (words, whole), all ?? OrdinalsOf(line[from..to]), sources));
                }
            }
        }

        return new Audit(Overall(sentences), sentences);
    }

    private AuditedSentence Judge(int start, string sentence, (string Sentence, string Whole) words, List<int> ordinals, ILookup<int, (CitedQuote Citation, List<EvidenceUnit>? Units)> sources)
    {
        var cited = ordinals.SelectMany(o => sources[o]).ToList();
        var unknown = ordinals.Where(o => !sources.Contains(o)).Select(o => string.Create(CultureInfo.InvariantCulture, $"[{o}]"));
        var lost = cited.Where(c => c.Units is null).Select(c => c.Citation.Quote).ToList();
        bool? found = cited.Any(c => c.Citation.DocumentId is not null) ? lost.Count == 0 : null;
        ClaimVerdict verdict = ordinals.Count == 0
            ? ClaimVerdict.Unsupported(ReasonCodes.NoCitation)
            : lost.Concat(unknown).Select(q => new Reason(ReasonCodes.QuoteNotFound, q, null)).ToList() is { Count: > 0 } missing
                ? new ClaimVerdict(Verdicts.Unsupported, missing)
                : Sentence(words.Sentence, words.Whole, [.. cited.SelectMany(c => c.Units!)]);
        return new AuditedSentence(start, start + sentence.Length, sentence, verdict.Verdict, verdict.Reasons, ordinals, found);
    }

    // The author's plain rendering of a cited statement was checked against it when the corpus was indexed: as a whole, so all of its sentences must be there.
    internal ClaimVerdict Sentence(string sentence, string whole, IReadOnlyList<EvidenceUnit> units) =>
        units.Any(u => u.Source?.Statement.PlainText is { } plain && plain.Contains(sentence, StringComparison.Ordinal) && whole.Contains(plain, StringComparison.Ordinal)) ? ClaimVerdict.Supported : verifier.Check(sentence, units);

    // A quote stands for the statements it touches, whole: what it leaves out of them may be the condition. Null where it is not found.
    private List<EvidenceUnit>? UnitsOf(CitedQuote citation)
    {
        if (citation.DocumentId is not { } id)
        {
            return [.. SentenceSplitter.Split(citation.Quote).Select(s => new EvidenceUnit(citation.Quote[s.Start..s.End], null))];
        }

        var text = index.FindDocument(id)?.Text;
        var start = text is null || citation.Quote.Length == 0 ? -1
            : citation.Start is { } given ? given >= 0 && given <= text.Length - citation.Quote.Length && text.AsSpan(given, citation.Quote.Length).SequenceEqual(citation.Quote) ? given : -1
            : text.IndexOf(citation.Quote, StringComparison.Ordinal);
        if (start < 0 || (citation.End is { } end && end != start + citation.Quote.Length))
        {
            return null;
        }

        List<EvidenceUnit> units = [.. index.StatementsOf(id).Where(s => s.Statement.Start < start + citation.Quote.Length && start < s.Statement.End).Select(s => new EvidenceUnit(s.Statement.Text, s))];
        return units.Count > 0 ? units : [new EvidenceUnit(citation.Quote, null)];
    }

    private static string Overall(List<AuditedSentence> sentences) =>
        sentences.Exists(s => s.Verdict == Verdicts.Contradicted) ? Verdicts.Contradicted
        : sentences.Count == 0 || sentences.TrueForAll(s => s.Verdict == Verdicts.Unsupported) ? Verdicts.Unsupported
        : sentences.TrueForAll(s => s.Verdict == Verdicts.Supported) ? Verdicts.Supported
        : Verdicts.Partial;

    private static IEnumerable<(int Start, int End)> Lines(string text)
    {
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i == text.Length || text[i] is '\n' or '\r')
            {
                var from = start + ListMark().Match(text[start..i]).Length;
                if (from < i)
                {
                    yield return (from, i);
                }

                start = i + 1;
            }
        }
    }

    // Ordinals of "[1]", "[1][3]", "[1, 3]" and "[2-4]", ascending.
    private static List<int> OrdinalsOf(string sentence)
    {
        SortedSet<int> ordinals = [];
        foreach (Match marker in Marker().Matches(sentence))
        {
            foreach (var part in marker.Groups[1].Value.Split(',', StringSplitOptions.TrimEntries))
            {
                var ends = part.Split(['-', '–'], StringSplitOptions.TrimEntries).Select(n => int.Parse(n, CultureInfo.InvariantCulture)).ToList();
                ordinals.UnionWith(ends is [var first, var last] && last >= first && last - first < LongestRange ? Enumerable.Range(first, last - first + 1) : ends);
            }
        }

        return [.. ordinals];
    }

    // Without markers, emphasis and escapes.
    private static string Words(string sentence)
    {
        var bare = Emphasis().Replace(Marker().Replace(sentence, ""), "$2");
        StringBuilder words = new(bare.Length);
        for (var i = 0; i < bare.Length; i++)
        {
            if (bare[i] == '\\' && i + 1 < bare.Length && char.IsPunctuation(bare[i + 1]) | char.IsSymbol(bare[i + 1]))
            {
                i++;
            }

            words.Append(bare[i]);
        }

        return words.ToString().Trim();
    }

    [GeneratedRegex(@"\s?\[(\d{1,4}(?:\s?[,–-]\s?\d{1,4})*)\]", RegexOptions.NonBacktracking)]
    private static partial Regex Marker();

    [GeneratedRegex(@"^\s*#{1,6}\s", RegexOptions.NonBacktracking)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^\s*(?:[-*+•]|\d{1,3}[.)])\s+", RegexOptions.NonBacktracking)]
    private static partial Regex ListMark();

    [GeneratedRegex(@"(\*\*|__)([^*_]+)(?:\*\*|__)", RegexOptions.NonBacktracking)]
    private static partial Regex Emphasis();
}
