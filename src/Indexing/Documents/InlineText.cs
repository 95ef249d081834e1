using System.Text;
using Markdig.Extensions.TaskLists;
using Markdig.Syntax.Inlines;

namespace GuidanceQa.Indexing.Documents;

/// <summary>The words of a Markdown paragraph without their markup; line breaks are kept, for attribute lines are told by them.</summary>
internal static class InlineText
{
    public static string Of(ContainerInline? inline, ICollection<string>? links = null)
    {
        StringBuilder text = new();
        Append(text, inline, links);
        return text.ToString();
    }

    private static void Append(StringBuilder text, ContainerInline? container, ICollection<string>? links)
    {
        for (var inline = container?.FirstChild; inline is not null; inline = inline.NextSibling)
        {
            switch (inline)
            {
                case LiteralInline literal:
                    text.Append(literal.Content.AsSpan());
                    break;
                case CodeInline code:
                    text.Append(code.Content);
                    break;
                case LineBreakInline:
                    text.Append('\n');
                    break;
                case HtmlEntityInline entity:
                    text.Append(entity.Transcoded.AsSpan());
                    break;
                case AutolinkInline auto:
                    text.Append(auto.Url);
                    break;
                case LinkInline link:
                    if (link.Url is { Length: > 0 } url)
                    {
                        links?.Add(url);
                    }

                    Append(text, link, links);
                    break;
                case HtmlInline or TaskList:
                    break;
                case ContainerInline inner:
                    Append(text, inner, links);
                    break;
                default:
                    break;
            }
        }
    }
}
