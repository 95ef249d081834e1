using System.Globalization;
using GuidanceQa.Eval.Systems;
using GuidanceQa.Eval.Topics;

namespace GuidanceQa.Eval.Metamorphic;

/// <summary>A question that is asked once as it is and once altered.</summary>
/// <param name="Id">The topic's or the statement's id, without white space.</param>
/// <param name="Subject">What it is about: the topic's subject, or the statement's document.</param>
internal sealed record BaseQuestion(string Id, string Question, string Asker, string Subject)
{
    public Asked Asked => new(Question, [], Asker);
}

/// <summary>The questions to alter: those of the suites, as they stand alone, then as many as are needed made of the corpus's own sentences, in its order.</summary>
internal sealed class BaseQuestions
{
    public BaseQuestions(CorpusText corpus, IReadOnlyList<Topic> topics)
    {
        OfTopics = [.. topics.Where(t => t.IsAnswerable && t.About is null).DistinctBy(t => t.Standalone, StringComparer.Ordinal).Select(t => new BaseQuestion(t.Id, t.Standalone, t.Asker, t.Subject))];
        OfStatements = [.. corpus.Statements.Where(s => s.IsEvidence).Select(s => new BaseQuestion(s.Id, IsItRight(s.Text), "clinician", s.DocumentId))];
    }

    public IReadOnlyList<BaseQuestion> OfTopics { get; }

    public IReadOnlyList<BaseQuestion> OfStatements { get; }

    public IEnumerable<BaseQuestion> All => OfTopics.Concat(OfStatements);

    /// <summary>A sentence as the yes/no question that a reader of it would ask.</summary>
    public static string IsItRight(string statement)
    {
        var text = statement.TrimEnd('.', ' ');
        var isName = text.Length > 1 && (char.IsUpper(text[1]) || char.IsDigit(text[1]) || text[1] is '-' or '.');
        return string.Create(CultureInfo.InvariantCulture, $"Is it right that {(isName ? text : char.ToLowerInvariant(text[0]) + text[1..])}?");
    }
}
