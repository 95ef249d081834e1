using GuidanceQa.Eval.Systems;
using GuidanceQa.QaApi.Answering;

namespace GuidanceQa.Eval.Metamorphic;

/// <summary>A question and what it is compared with.</summary>
/// <param name="Original">Asked first.</param>
/// <param name="Altered">Asked second.</param>
internal sealed record Pair(Asked Original, Asked Altered);

/// <summary>One way to alter a question.</summary>
/// <param name="Name">In kebab-case.</param>
/// <param name="MustChange">The answer must change or be refused; otherwise it must stay.</param>
/// <param name="Of">Variants of a question, in a fixed order; none where the way does not apply.</param>
/// <param name="OfStatements">Made of the corpus's sentences alone: what they say is known, where a question of the suites may be about anything.</param>
internal sealed record MetamorphicClass(string Name, bool MustChange, Func<BaseQuestion, IEnumerable<Pair>> Of, bool OfStatements = false)
{
    public string Measure => MustChange ? $"Sensitivity:{Name}" : $"Stability:{Name}";
}

/// <summary>The verdict on a pair of replies.</summary>
internal static class Verdicts
{
    /// <summary>The same outcome, resting on the same statements.</summary>
    public static bool IsSame(Reply one, Reply other) => one.Status == other.Status && Cited(one).SetEquals(Cited(other));

    /// <summary>Another outcome, a refusal, less than an answer, other statements or other words: "No:" before the same statement is a change.</summary>
    public static bool ChangesOrRefuses(Reply original, Reply altered) =>
        altered.Declines || altered.Status is Statuses.Partial or Statuses.Safety || original.Status != altered.Status || original.Answer.Text != altered.Answer.Text || !Cited(original).SetEquals(Cited(altered));

    private static HashSet<string> Cited(Reply reply) => [.. reply.Answer.Citations.Select(c => c.StatementId)];
}
