using System.Text.RegularExpressions;

namespace GuidanceQa.QaApi.Http;

/// <summary>A setting that is no number where one is expected: the binder's exception as one sentence, without the value.</summary>
internal static partial class SettingFaults
{
    /// <summary>Null for an exception that is about something else.</summary>
    public static string? Of(InvalidOperationException exception) => Place().Match(exception.Message) is { Success: true } found
        ? $"{found.Groups["path"].Value} is not {(found.Groups["type"].Value is "System.Boolean" ? "true or false" : "a number")}."
        : null;

    [GeneratedRegex("at '(?<path>[^']+)' to type '(?<type>[^']+)'", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Place();
}
