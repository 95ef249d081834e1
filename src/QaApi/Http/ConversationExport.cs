using System.Globalization;
using System.Text.Json.Serialization;
using GuidanceQa.QaApi.Answering;
using GuidanceQa.QaApi.Conversations;

namespace GuidanceQa.QaApi.Http;

/// <summary>A conversation with all its messages, for the record. As JSON it is served like this.</summary>
/// <param name="Messages">Oldest first, branches and all.</param>
public sealed record ConversationExport(Conversation Conversation, [property: JsonConverter(typeof(UtcTime))] DateTimeOffset ExportedAt, string Disclaimer, IReadOnlyList<Turn> Messages);

/// <summary>The words that the readable exports share.</summary>
internal static class ExportText
{
    public const string Title = "Record of a conversation about guidance";
    public const string Disclaimer = "The answers quote documents for information. They are not advice for any one person and do not replace professional judgement.";

    public static string Dates(ConversationExport export) => $"Begun {Time(export.Conversation.CreatedAt)}, exported {Time(export.ExportedAt)}. Messages: {Number(export.Messages.Count)}.";

    /// <summary>When it was asked, for whom, after what, and what came of it.</summary>
    public static string About(ConversationExport export, int at)
    {
        var turn = export.Messages[at];
        var reason = turn.StatusReason is { } code ? $" ({code.Replace('_', ' ')})" : "";
        return $"Asked {Time(turn.CreatedAt)} as {turn.Audience}{Place(export, at)}. Outcome: {Outcome(turn.Status)}{reason}.";
    }

    /// <summary>The receipt by which the answer can be repeated and compared.</summary>
    public static string Receipt(Turn turn)
    {
        string[] parts =
        [
            $"message {turn.Id}", $"composer {turn.Composer.Name}{(turn.Composer.Model is { } model ? $" ({model})" : "")}", .. Hash("corpus", turn.Receipt.Corpus), .. Hash("configuration", turn.Receipt.Configuration), .. Hash("answer", turn.Receipt.Answer),
        ];
        return "Receipt: " + string.Join("; ", parts) + ".";
    }

    /// <summary>Where a quote stands and what standing its document has, as sentences.</summary>
    public static string Source(Citation citation, CitedDocument? document)
    {
        List<string> parts = [];
        Add(parts, "", string.Join(", ", new[] { document?.Publisher, document?.Year is { } year ? Number(year) : null }.OfType<string>()));
        Add(parts, "Section: ", string.Join(" › ", citation.Locator.Section));
        Add(parts, "Strength: ", citation.Strength);
        Add(parts, "Kind: ", document?.Kind);
        Add(parts, "Review status: ", document?.ReviewStatus);
        Add(parts, "Last updated: ", document?.LastUpdated);
        Add(parts, "References printed on it: ", string.Join(", ", citation.Markers));
        Add(parts, "DOI: ", document?.Doi);
        Add(parts, "Licence: ", document?.Licence);
        parts.Add($"Statement {citation.StatementId}, characters {Number(citation.Start)} to {Number(citation.End)}");
        return string.Join(". ", parts) + ".";
    }

    /// <summary>The document's address where it is one of the web, or that of its DOI; null for anything else, which must not become a link.</summary>
    public static string? Link(CitedDocument? document) =>
        Uri.TryCreate(document?.Url, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttps || url.Scheme == Uri.UriSchemeHttp) ? url.AbsoluteUri
        : document?.Doi is { Length: > 0 } doi ? DocumentStanding.DoiAddress(doi)
        : null;

    public static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Place(ConversationExport export, int at)
    {
        var parent = export.Messages[at].ParentId;
        var above = export.Messages.Index().FirstOrDefault(m => m.Item.Id == parent, (-1, null!)).Index;
        return at == 0 || above == at - 1 ? "" : above < 0 ? ", as a new beginning" : $", following question {Number(above + 1)}";
    }

    private static string Outcome(string status) => status switch
    {
        Statuses.Answered => "answered",
        Statuses.Partial => "answered in part",
        Statuses.NotCovered => "not covered by the documents",
        Statuses.OutOfScope => "outside the documents",
        Statuses.Clarify => "asked back",
        Statuses.Safety => "urgent message",
        Statuses.Stopped => "stopped before it was complete",
        Statuses.Failed => "failed",
        _ => status,
    };

    private static void Add(List<string> parts, string label, string? value)
    {
        if (!string.IsNullOrWhiteSpace(value))
        {
            parts.Add(label + value.TrimEnd('.'));
        }
    }

    // A message that was cut off has no receipt of its own.
    private static IReadOnlyList<string> Hash(string name, string value) => value.Length == 0 ? [] : [$"{name} {value}"];

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);
}
