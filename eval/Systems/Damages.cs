using System.Globalization;
using System.Text.RegularExpressions;
using GuidanceQa.Eval.Topics;
using GuidanceQa.QaApi.Answering;
using GuidanceQa.QaApi.Retrieval;

namespace GuidanceQa.Eval.Systems;

/// <summary>The kinds of deliberate damage. Each has to fail a gate; a test proves it.</summary>
internal static partial class Damages
{
    public static IReadOnlyList<Damage> All { get; } =
    [
        new("vocabulary-lost", "Documents and Vocabulary", "indexes the corpus without its vocabulary", Corpus: LoseVocabulary),
        new("history-lost", "Conversations and Retrieval", "drops the earlier questions of a conversation", Question: a => a with { History = [] }),
        new("history-poured", "Conversations and Retrieval", "pours all earlier questions into the question", Question: a => new Asked(string.Join(' ', a.History.Append(a.Question)), [], a.Audience)),
        new("ranking-reversed", "Retrieval and Answering", "turns every ranking upside down", Ranking: r => [.. r.Reverse()]),
        new("best-lost", "Retrieval and Answering", "drops the best hit of every ranking", Ranking: r => [.. r.Skip(1)]),
        new("carried-too-much", "Retrieval and Answering", "claims to have carried a term that nobody asked about", Answer: (r, _, _) => r with { Interpretation = r.Interpretation with { Carried = [.. r.Interpretation.Carried, new CarriedTerm("umbrella", null)] } }),
        new("digit-changed", "Grounding and Answering", "adds one to the first digit of every sentence", Answer: (r, _, _) => Rewritten(r, b => FirstDigit().Replace(b, m => ((m.Value[0] - '0' + 1) % 10).ToString(CultureInfo.InvariantCulture), 1))),
        new("unit-swapped", "Grounding and Answering", "turns mg into g", Answer: (r, _, _) => Rewritten(r, b => b.Replace(" mg", " g", StringComparison.Ordinal))),
        new("strength-raised", "Grounding and Answering", "turns may and should into must", Answer: (r, _, _) => Rewritten(r, b => b.Replace(" may ", " must ", StringComparison.Ordinal).Replace(" should ", " must ", StringComparison.Ordinal))),
        new("condition-cut", "Grounding and Answering", "cuts every sentence at its first if, unless, when or until", Answer: (r, _, _) => Rewritten(r, b => Condition().Match(b) is { Success: true, Index: > 0 } m ? b[..m.Index].TrimEnd(',', ' ') + "." : b)),
        new("negation-lost", "Grounding and Answering", "removes every not", Answer: (r, _, _) => Rewritten(r, b => b.Replace(" not ", " ", StringComparison.Ordinal))),
        new("quote-shifted", "Grounding and Answering", "moves every citation by one character", Answer: (r, _, _) => Rebuilt(r, r.Answer.Blocks, [.. r.Answer.Citations.Select(c => c with { Start = c.Start + 1, End = c.End + 1 })])),
        new("citations-swapped", "Grounding and Answering", "gives every sentence the citations of the next one", Answer: (r, _, _) => Swapped(r)),
        new("first-only", "Answering and Http", "keeps the first sentence of every answer", Answer: (r, _, _) => Kept(r, claims => claims.Take(1))),
        new("everything-printed", "Answering and Http", "appends every statement of the first cited document", Answer: Printed),
        new("always-silent", "Answering and Http", "declines every question", Answer: (r, _, _) => r.Status == Statuses.Safety ? r : new Reply(Statuses.NotCovered, StatusReasons.UncoveredAttribute, r.Interpretation, Answer.Empty, r.AnswerHash)),
        new("never-silent", "Answering and Http", "passes every refusal off as an answer", Answer: (r, _, _) => r.Declines ? r with { Status = Statuses.Answered, StatusReason = null } : r),
        new("urgency-lost", "Answering and Http", "removes urgent messages", Answer: (r, _, _) => r.Status == Statuses.Safety ? new Reply(Statuses.NotCovered, null, r.Interpretation, r.Answer with { Blocks = [.. r.Answer.Blocks.Where(b => b.Kind != BlockKinds.Safety)] }, r.AnswerHash) : r),
        new("urgency-everywhere", "Answering and Http", "puts an urgent message before every answer", Answer: (r, _, _) => new Reply(Statuses.Safety, StatusReasons.Emergency, r.Interpretation, r.Answer with { Blocks = [new Block("b0", BlockKinds.Safety, null, 0, 0, "Call for help now.", false, null, []), .. r.Answer.Blocks] }, r.AnswerHash)),
        new("plain-words-lost", "Answering and Http", "shows patients the clinicians' wording", Answer: (r, _, _) => WithoutRenderings(r)),
        new("patients-told-less", "Answering and Http", "drops the last sentence of answers with plain wording", Answer: (r, _, _) => r.Claims.Any(b => b.Plain) ? Kept(r, claims => claims.SkipLast(1)) : r),
        new("unsteady", "Answering and Http", "gives every answer another receipt", Answer: (r, _, count) => r with { AnswerHash = string.Create(CultureInfo.InvariantCulture, $"{r.AnswerHash}-{count}") }),
        new("verifier-blind", "Grounding and Answering", "lets the verifier pass everything", Accepts: _ => true),
        new("verifier-deaf", "Grounding and Answering", "lets the verifier refuse everything", Accepts: _ => false),
    ];

    public static Damage? Find(string name) => All.FirstOrDefault(d => d.Name == name);

    private static void LoseVocabulary(string corpus)
    {
        var folder = Path.Combine(corpus, "vocabulary");
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static bool IsClaim(Block block) => block.Kind is not (BlockKinds.Heading or BlockKinds.Note or BlockKinds.Safety);

    private static Reply Rewritten(Reply reply, Func<string, string> rewrite) =>
        Rebuilt(reply, [.. reply.Answer.Blocks.Select(b => IsClaim(b) ? b with { Text = rewrite(b.Text) } : b)], reply.Answer.Citations);

    private static Reply Rebuilt(Reply reply, IReadOnlyList<Block> blocks, IReadOnlyList<Citation> citations) =>
        reply with { Answer = reply.Answer with { Blocks = blocks, Citations = citations } };

    private static Reply Swapped(Reply reply)
    {
        var claims = reply.Claims;
        var next = claims.Select((b, i) => (b.Id, claims[(i + 1) % claims.Count].CitationIds)).ToDictionary(c => c.Id, c => c.CitationIds, StringComparer.Ordinal);
        return Rebuilt(reply, [.. reply.Answer.Blocks.Select(b => next.TryGetValue(b.Id, out var ids) ? b with { CitationIds = ids } : b)], reply.Answer.Citations);
    }

    private static Reply Kept(Reply reply, Func<IReadOnlyList<Block>, IEnumerable<Block>> choose)
    {
        var kept = choose(reply.Claims).Select(b => b.Id).ToHashSet(StringComparer.Ordinal);
        var blocks = reply.Answer.Blocks.Where(b => !IsClaim(b) || kept.Contains(b.Id)).ToList();
        var cited = blocks.SelectMany(b => b.CitationIds).ToHashSet(StringComparer.Ordinal);
        return Rebuilt(reply, blocks, [.. reply.Answer.Citations.Where(c => cited.Contains(c.Id))]);
    }

    private static Reply Printed(Reply reply, CorpusText corpus, int count)
    {
        if (reply.Answer.Citations.Count == 0)
        {
            return reply;
        }

        var first = reply.Answer.Citations[0];
        List<Block> blocks = [.. reply.Answer.Blocks];
        List<Citation> citations = [.. reply.Answer.Citations];
        foreach (var statement in corpus.Statements.Where(s => s.DocumentId == first.DocumentId))
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"k{citations.Count + 1}");
            citations.Add(first with { Id = id, Ordinal = citations.Count + 1, StatementId = statement.Id, Quote = statement.Text, Start = statement.Start, End = statement.End });
            blocks.Add(new Block(string.Create(CultureInfo.InvariantCulture, $"p{blocks.Count + 1}"), BlockKinds.Bullet, null, 0, 0, statement.Text, false, "supported", [id]));
        }

        return Rebuilt(reply, blocks, citations);
    }

    private static Reply WithoutRenderings(Reply reply) =>
        Rebuilt(reply, [.. reply.Answer.Blocks.Select(b => b.Plain && reply.CitationsOf(b) is [var first, ..] ? b with { Text = first.Quote, Plain = false } : b)], reply.Answer.Citations);

    [GeneratedRegex("[0-9]", RegexOptions.NonBacktracking)]
    private static partial Regex FirstDigit();

    [GeneratedRegex(@" (?:if|unless|when|until|except|provided|only) ", RegexOptions.NonBacktracking)]
    private static partial Regex Condition();
}
