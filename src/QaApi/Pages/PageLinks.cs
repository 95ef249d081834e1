using GuidanceQa.QaApi.Answering;

namespace GuidanceQa.QaApi.Pages;

/// <summary>Addresses of pages. The reader's choice of words travels with them, so that it holds without scripts too.</summary>
internal static class PageLinks
{
    public const string Home = "/";
    public const string Documents = "/documents";

    public static string Document(string id, string audience, string? anchor = null) => Of($"/documents/{Uri.EscapeDataString(id)}", audience, anchor);

    public static string Of(string path, string audience, string? anchor = null) =>
        path + (audience == Audiences.Clinician ? "" : $"?audience={audience}") + (anchor is null ? "" : "#" + Uri.EscapeDataString(anchor));

    public static string Reference(int number) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"ref-{number}");

    public static string Statement(string id) => "s-" + id;
}
