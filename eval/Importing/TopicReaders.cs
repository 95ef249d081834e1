using System.Text.Json;
using System.Text.RegularExpressions;
using GuidanceQa.Eval.Topics;

namespace GuidanceQa.Eval.Importing;

/// <summary>
/// Reads questions: BEIR's <c>queries.jsonl</c> (<c>_id</c>, <c>text</c>); the same with a conversation, as a <c>history</c> array, as <c>input</c> turns with a <c>speaker</c>, or as lines that begin with <c>|user|:</c> (MTRAG); TREC
/// topics in angle brackets; and topics of two columns.
/// </summary>
internal static partial class TopicReaders
{
    public static IReadOnlyList<ImportedTopic> Read(string path) =>
        path.EndsWith(".jsonl", StringComparison.Ordinal) || path.EndsWith(".json", StringComparison.Ordinal) ? [.. JsonLines.Read(path, null).Select(l => Json(path, l.Number, l.Line))] : Trec(path);

    private static ImportedTopic Json(string path, int number, JsonElement line)
    {
        var id = JsonLines.Required(path, number, line, "_id", "id", "task_id", "query_id");
        if (line.TryGetProperty("input", out var input) && input.ValueKind == JsonValueKind.Array)
        {
            return Conversation(path, number, id, [.. input.EnumerateArray().Where(t => JsonLines.Text(t, "speaker", "role") == "user").Select(t => JsonLines.Text(t, "text", "content") ?? "")]);
        }

        var text = JsonLines.Required(path, number, line, "text", "question", "query");
        if (text.Contains(UserMark, StringComparison.Ordinal))
        {
            return Conversation(path, number, id, [.. text.Split(UserMark, StringSplitOptions.RemoveEmptyEntries).Select(OnlyTheUser).Where(t => t.Length > 0)]);
        }

        return line.TryGetProperty("history", out var history) && history.ValueKind == JsonValueKind.Array
            ? Conversation(path, number, id, [.. history.EnumerateArray().Where(t => JsonLines.Text(t, "speaker", "role") is null or "user").Select(t => t.ValueKind == JsonValueKind.String ? t.GetString()! : JsonLines.Text(t, "question", "text") ?? ""), text])
            : new ImportedTopic(id, Line(text), []);
    }

    private const string UserMark = "|user|:";

    // Answers of the conversation are never part of a query here.
    private static string OnlyTheUser(string turn) => Line(turn.Split("|agent|:")[0].Split("|assistant|:")[0]);

    private static ImportedTopic Conversation(string path, int number, string id, IReadOnlyList<string> questions)
    {
        var turns = questions.Select(Line).Where(t => t.Length > 0).ToList();
        return turns.Count > 0 ? new ImportedTopic(id, turns[^1], [.. turns.SkipLast(1)]) : throw new SuiteFormatException($"{path}:{number}: found no question of a user; expected at least one");
    }

    private static IReadOnlyList<ImportedTopic> Trec(string path)
    {
        var text = File.ReadAllText(path);
        if (!text.Contains("<top", StringComparison.OrdinalIgnoreCase))
        {
            return [.. text.Split('\n').Select((l, i) => (Line: l.TrimEnd('\r'), Number: i + 1)).Where(l => l.Line.Trim().Length > 0).Select(l => TwoColumns(path, l.Number, l.Line))];
        }

        var topics = TopBlock().Matches(text).Select(m => (Number: Field(m.Value, "num"), Title: Field(m.Value, "title") ?? Field(m.Value, "query") ?? Field(m.Value, "desc"), Attribute: NumberAttribute().Match(m.Value).Groups[1].Value)).ToList();
        return topics.Count > 0 && topics.All(t => t.Title is not null && (t.Number is not null || t.Attribute.Length > 0))
            ? [.. topics.Select(t => new ImportedTopic(Line((t.Number ?? t.Attribute).Replace("Number:", "", StringComparison.OrdinalIgnoreCase)), Line(t.Title!), []))]
            : throw new SuiteFormatException($"{path}: found topics without a number or a title; expected <top> with <num> (or number=\"…\") and <title>");
    }

    private static ImportedTopic TwoColumns(string path, int number, string line) => line.Split('\t', 2) is [{ Length: > 0 } id, { Length: > 0 } question]
        ? new ImportedTopic(id.Trim(), Line(question), [])
        : throw new SuiteFormatException($"{path}:{number}: found `{line}`; expected an id, a tab and a question");

    // A field ends at its closing tag, where old topics have one, or at the next field.
    private static string? Field(string top, string name)
    {
        var at = top.IndexOf($"<{name}>", StringComparison.OrdinalIgnoreCase);
        if (at < 0)
        {
            return null;
        }

        var value = top[(at + name.Length + 2)..];
        return value[..(value.IndexOf('<', StringComparison.Ordinal) is >= 0 and var end ? end : value.Length)];
    }

    private static string Line(string text) => WhiteSpace().Replace(text, " ").Trim();

    [GeneratedRegex(@"\s+", RegexOptions.NonBacktracking)]
    private static partial Regex WhiteSpace();

    [GeneratedRegex(@"<top(?:ic)?[\s>][^\0]*?</top(?:ic)?>", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex TopBlock();

    [GeneratedRegex(@"<topic[^>]*number=""([^""]*)""", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex NumberAttribute();
}
