using System.Globalization;
using GuidanceQa.Indexing.Documents;
using GuidanceQa.Indexing.Search;
using GuidanceQa.Indexing.Vocabulary;

namespace GuidanceQa.QaApi.Retrieval;

/// <summary>A statement as it bears on this question.</summary>
/// <param name="Score">In units of the best possible score of the query: comparable between questions; descending in a ranking.</param>
/// <param name="Coverage">Share of the question's own content, weighted by rarity, that the statement and its headings hold; 0 to 1.</param>
/// <param name="Contradicts">It speaks of the opposite of a marker's sign that the question names: HER2-positive where HER2-negative is asked.</param>
public sealed record Candidate(IndexedStatement Statement, RankedStatement Ranked, double Score, double Coverage, bool FitsType, bool Contradicts)
{
    /// <summary>The score in the searcher's own units: the more and the rarer the things that are asked for and found, the higher; what a reader of a search is shown.</summary>
    public double SearchScore { get; init; }

    /// <summary>Cosine of its vector with the question's; null where no vectors are used.</summary>
    public double? Similarity { get; init; }

    /// <summary>It tells what held in the past.</summary>
    public bool IsSuperseded { get; init; }

    /// <summary>1 where a range of the statement holds an amount of the question ("≥3 to 4 cm" and "3.5 cm"), -1 where its ranges exclude it, else 0.</summary>
    public int Band { get; init; }

    /// <summary>Its place, from 1, among those that a reranker then put in another order; null where there is none.</summary>
    public int? RankedBefore { get; init; }
}

/// <summary>Which statements answer to a turn best? Takes the searcher's ranking and adds what the question's type and the document's kind say.</summary>
public sealed class StatementRanker(SearchIndex index)
{
    // Deep enough for every statement that can still become evidence, and for what a searcher may ask for.
    private const int Depth = 200;

    // Parts of the best possible score. A statement of the expected class answers; the guidance itself comes before the references that comment on it; a comparison is brought along by the statement it compares, and
    // leads only where the question asks to compare. Chosen among some twenty settings on the first 90 development questions (RR; with none of them .551, with these .778; a guidance bonus of .15 gives .804 there and takes .02
    // from the dialogues of the second corpus). The 123 questions that came later are harder: .502 without, .675 with them.
    private const double TypeBonus = 0.12;
    private const double GuidanceBonus = 0.10;
    private const double ComparisonPenalty = 0.05;
    private const double MissingKeyPenalty = 0.10;

    // "When was this guidance updated?" is about the guidance and about no document that it is compared with.
    private const double SourceBonus = 0.25;

    private static readonly string[] TheSource = ["this guidance", "the guidance", "this guideline", "this article", "the article", "this document", "this page"];

    // A question about other documents, or about what is licensed or was shown, is not the guidance's before theirs.
    private static readonly string[] OtherDocuments =
        ["guideline", "guidelines", "label", "labels", "labelled", "licensed", "license", "licence", "approved", "approval", "authorised", "authorized", "trial", "trials", "study", "studies", "documents", "references"];

    // What a source says of its own past is told beside what holds now, never before it.
    private const double SupersededPenalty = 0.3;

    private static readonly string[] Superseded = ["earlier version", "previous version", "older version", "former version", "earlier wording", "superseded"];

    private const double BandBonus = 0.15;

    // As good as excluded: what holds for a positive marker is wrong for a negative one.
    private const double ContradictionPenalty = 1.0;

    // Who has no symptoms is not helped by what is done for symptoms, but it may be all that there is.
    private const double ContraryPenalty = 0.4;

    private static readonly string[] Denials = ["no", "not", "without", "never", "nor", "neither", "absence", "free"];
    private const int DeniesWithin = 3;

    /// <summary>Best first; ties by statement id. Statements that are no evidence are left out.</summary>
    /// <param name="dense">The question as a vector; null: words alone count.</param>
    public IReadOnlyList<Candidate> Rank(Understanding turn, CancellationToken cancel, DenseQuery? dense = null)
    {
        cancel.ThrowIfCancellationRequested();
        var query = turn.Query;
        var idf = query.Units.Select(u => index.Idf(u) * u.Weight).ToArray();
        var ideal = Math.Max(1e-9, query.Units.Select((u, i) => u.Terms.Any(t => index.Frequency(t.Term) > 0) ? idf[i] : 0).Sum() * 2.2);
        var keys = turn.KeyUnits.Select(u => u.Unit.Terms[0].Term).ToHashSet(StringComparer.Ordinal);
        var signs = turn.Own.SelectMany(u => u.Unit.Terms).Select(t => t.Term).Where(t => t.EndsWith("_neg", StringComparison.Ordinal) || t.EndsWith("_pos", StringComparison.Ordinal)).ToHashSet(StringComparer.Ordinal);
        var contraries = turn.Own.Select((u, i) => (Unit: i, Words: u.Concept is { } concept ? index.Lexicon.English.Contraries.GetValueOrDefault(concept.Preferred, []) : [])).Where(c => c.Words.Count > 0 && c.Unit < query.Units.Count).ToList();
        var asksAboutSource = TheSource.Any(w => turn.Interpretation.StandaloneQuestion.Contains(w, StringComparison.OrdinalIgnoreCase));
        var asksOthers = AsksAboutOthers(turn);
        var asksHowOften = turn.QuestionType == QuestionTypes.Timing && QuestionTypes.AsksHowOften(turn.Interpretation.StandaloneQuestion);
        Bands bands = new(turn.Interpretation.StandaloneQuestion, index.Lexicon);
        List<Candidate> candidates = [];
        foreach (var (ranked, similarity, found) in Found(query, dense))
        {
            var statement = index.At(ranked.Ordinal);

            var fits = QuestionTypes.Fits(turn.QuestionType, statement.Profile) && (!asksHowOften || QuestionTypes.SaysHowOften(statement.Statement.Text));
            var score = (found / ideal) + (fits ? TypeBonus : 0) + (asksOthers ? 0 : KindBonus(statement.Document.Kind, turn.QuestionType))
                + (asksAboutSource && statement.Document.Kind == DocumentKinds.Guidance ? SourceBonus : 0);
            for (var u = 0; u < query.Units.Count; u++)
            {
                score -= keys.Contains(query.Units[u].Terms[0].Term) && !ranked.InText[u] && !ranked.InPath[u] ? MissingKeyPenalty : 0;
            }

            var isSuperseded = Superseded.Any(cue => statement.Statement.Text.Contains(cue, StringComparison.OrdinalIgnoreCase));
            score -= isSuperseded ? SupersededPenalty : 0;
            var band = bands.Fit(statement.Statement.Text);
            score += band * BandBonus;
            score -= contraries.Any(c => !ranked.InText[c.Unit] && Speaks(statement.Statement.Text, c.Words)) ? ContraryPenalty : 0;
            var contradicts = signs.Count > 0 && Contradicts(statement, signs);
            score -= contradicts ? ContradictionPenalty : 0;
            candidates.Add(new Candidate(statement, ranked, score, CoverageOf(turn, ranked, idf, fits, band > 0), fits, contradicts) { SearchScore = score * ideal, Similarity = similarity, Band = band, IsSuperseded = isSuperseded });
        }

        return [.. candidates.OrderByDescending(c => c.Score).ThenBy(c => c.Statement.Statement.QualifiedId, StringComparer.Ordinal)];
    }

    /// <summary>The same statements for the same turn where the form of the answer is left open; best first.</summary>
    public static (Understanding Turn, IReadOnlyList<Candidate> Candidates) WithoutType(Understanding turn, IReadOnlyList<Candidate> candidates) =>
        (turn with { Interpretation = turn.Interpretation with { QuestionType = QuestionTypes.General } },
         [.. candidates.Select(c => c.FitsType ? c with { FitsType = false, Score = c.Score - TypeBonus } : c).OrderByDescending(c => c.Score).ThenBy(c => c.Statement.Statement.QualifiedId, StringComparer.Ordinal)]);

    /// <summary>Why a statement stands where it stands, in words: what the searcher found, and what the question's form and the document's kind added or took.</summary>
    public IReadOnlyList<string> Explain(Understanding turn, Candidate candidate)
    {
        List<string> lines = [.. index.Explain(turn.Query, candidate.Ranked)];
        if (candidate.FitsType)
        {
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"it says the kind of thing that is asked for ({turn.QuestionType}; +{TypeBonus:0.00})"));
        }

        if (!AsksAboutOthers(turn) && KindBonus(candidate.Statement.Document.Kind, turn.QuestionType) is not 0 and var bonus)
        {
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"it stands in a {candidate.Statement.Document.Kind} document ({bonus:+0.00;-0.00})"));
        }

        lines.AddRange(turn.KeyUnits.Where(k => turn.Query.Units.Select((unit, i) => (unit, i)).Any(u => u.unit.Terms[0].Term == k.Unit.Terms[0].Term && !candidate.Ranked.InText[u.i] && !candidate.Ranked.InPath[u.i]))
            .Select(k => string.Create(CultureInfo.InvariantCulture, $"it does not name “{k.Label}” (-{MissingKeyPenalty:0.00})")));
        if (candidate.Band != 0)
        {
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"{(candidate.Band > 0 ? "its range holds" : "its ranges exclude")} the amount that is asked about ({candidate.Band * BandBonus:+0.00;-0.00})"));
        }

        if (candidate.Similarity is { } similarity)
        {
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"its vector and the question's have a cosine of {similarity:0.00}"));
        }

        if (candidate.RankedBefore is { } before)
        {
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"the reranker took it from place {before}"));
        }

        if (candidate.Contradicts)
        {
            lines.Add("it speaks of the opposite of what is asked about");
        }

        return lines;
    }

    // What the searcher found, and what is near in meaning; with vectors, both scores are brought to the range from 0 to 1 over all that either found and added by weight (min-max fusion: Bruch, Gai and Ingber, 2023), then
    // brought back to the searcher's range, in which bonuses and thresholds are told.
    private IEnumerable<(RankedStatement Ranked, double? Similarity, double Score)> Found(Query query, DenseQuery? dense)
    {
        List<RankedStatement> found = [.. index.Search(query, Depth).Where(r => index.At(r.Ordinal).Statement.IsEvidence)];
        if (dense is null)
        {
            return found.Select(r => (r, (double?)null, r.Score));
        }

        var known = found.Select(r => r.Ordinal).ToHashSet();
        found.AddRange(index.Score(query, [.. dense.Vectors.Nearest(dense.Vector, Depth, o => MayBeFound(query, o)).Where(o => !known.Contains(o))]));
        var similarities = found.Select(r => (double)dense.Vectors.Similarity(r.Ordinal, dense.Vector)).ToList();
        var scores = Fusion.MinMax([.. found.Select(r => r.Score)], similarities, dense.Weight);
        return found.Select((r, i) => (r, (double?)similarities[i], scores[i]));
    }

    private bool MayBeFound(Query query, int ordinal)
    {
        var statement = index.At(ordinal);
        return statement.Statement.IsEvidence && (query.DocumentIds.Count == 0 || query.DocumentIds.Contains(statement.Document.Id, StringComparer.Ordinal))
            && (query.Kinds.Count == 0 || query.Kinds.Contains(statement.Document.Kind, StringComparer.Ordinal));
    }

    private static bool AsksAboutOthers(Understanding turn) => turn.Own.Any(u => u.Concept is { Class: "organisation" })
        || turn.Interpretation.StandaloneQuestion.ToLowerInvariant().Split([' ', ',', '?', '.', ':', ';', '(', ')', '-', '/'], StringSplitOptions.RemoveEmptyEntries).Any(w => OtherDocuments.Contains(w, StringComparer.Ordinal));

    // Does a text say one of the words, and never deny one?
    private static bool Speaks(string text, IReadOnlyList<string> words)
    {
        var tokens = Tokeniser.Read(text);
        var says = false;
        for (var i = 0; i < tokens.Count; i++)
        {
            if (words.Contains(tokens[i].Term, StringComparer.Ordinal))
            {
                says = true;
                if (tokens.Skip(Math.Max(0, i - DeniesWithin)).Take(Math.Min(i, DeniesWithin)).Any(t => Denials.Contains(t.Term, StringComparer.Ordinal)))
                {
                    return false;
                }
            }
        }

        return says;
    }

    private bool Contradicts(IndexedStatement statement, HashSet<string> signs)
    {
        var terms = index.Lexicon.Analyse($"{statement.Statement.Text}\n{string.Join('\n', statement.Statement.Path)}", isQuestion: false).Terms.Select(t => t.Term).ToHashSet(StringComparer.Ordinal);
        return signs.Any(sign => !terms.Contains(sign) && terms.Contains(sign[..^4] + (sign.EndsWith("_neg", StringComparison.Ordinal) ? "_pos" : "_neg")));
    }

    private static double KindBonus(string kind, string questionType) => kind switch
    {
        DocumentKinds.Guidance => GuidanceBonus,
        DocumentKinds.Comparison => questionType == QuestionTypes.Comparison ? GuidanceBonus : -ComparisonPenalty,
        _ => 0,
    };

    // The share of the turn's own units that are there; a turn that names nothing of its own is measured by what it carried.
    private static double CoverageOf(Understanding turn, RankedStatement ranked, double[] idf, bool fits, bool holdsAmount)
    {
        var counted = turn.Own.Count > 0 ? Math.Min(turn.Own.Count, idf.Length) : idf.Length;
        double all = 0, held = 0;
        for (var u = 0; u < counted; u++)
        {
            all += idf[u];
            var isSaid = (fits && QuestionTypes.IsAttribute(turn.QuestionType, turn.Query.Units[u].Label)) || (holdsAmount && Bands.IsAmount(turn.Query.Units[u].Label));
            held += isSaid || ranked.InText[u] || ranked.InPath[u] ? idf[u] : ranked.Coverage[u] > 0 ? idf[u] * 0.3 : 0;
        }

        return all <= 0 ? 0 : held / all;
    }
}
