using System.Text;
using GuidanceQa.QaApi.Answering;

namespace GuidanceQa.QaApi.Http;

/// <summary>A conversation as Markdown. What people and documents wrote is escaped: none of it can become markup.</summary>
internal static class MarkdownExport
{
    public static string Of(ConversationExport export)
    {
        StringBuilder text = new();
        Paragraph(text, "# " + ExportText.Title);
        Paragraph(text, ExportText.Dates(export));
        Paragraph(text, $"**{AnswerWriter.Escape(export.Disclaimer)}**");
        for (var i = 0; i < export.Messages.Count; i++)
        {
            Message(text, export, i);
        }

        return text.ToString().TrimEnd('\n') + "\n";
    }

    private static void Message(StringBuilder text, ConversationExport export, int at)
    {
        var turn = export.Messages[at];
        Paragraph(text, "## Question " + ExportText.Number(at + 1));
        Paragraph(text, "> " + AnswerWriter.Escape(turn.Question));
        Paragraph(text, AnswerWriter.Escape(ExportText.About(export, at)));
        if (turn.Interpretation.StandaloneQuestion != turn.Question)
        {
            Paragraph(text, "Understood as: " + AnswerWriter.Escape(turn.Interpretation.StandaloneQuestion));
        }

        // The answer is Markdown already, with its own text escaped.
        Paragraph(text, turn.Answer.Text);
        if (turn.Answer.Missing.Count > 0)
        {
            Paragraph(text, "Missing: " + AnswerWriter.Escape(string.Join("; ", turn.Answer.Missing)));
        }

        Sources(text, turn.Answer);
        foreach (var notice in turn.Answer.Notices)
        {
            Paragraph(text, $"*{AnswerWriter.Escape(notice.Text)}*");
        }

        Paragraph(text, AnswerWriter.Escape(ExportText.Receipt(turn)));
    }

    private static void Sources(StringBuilder text, Answer answer)
    {
        if (answer.Citations.Count == 0)
        {
            return;
        }

        Paragraph(text, "### Sources");
        foreach (var citation in answer.Citations)
        {
            var document = answer.Documents.FirstOrDefault(d => d.Id == citation.DocumentId);
            var link = ExportText.Link(document) is { } url ? $" <{url}>" : "";
            Paragraph(text, $"\\[{ExportText.Number(citation.Ordinal)}\\] “{Line(citation.Quote)}” {Line(document?.Title ?? citation.DocumentId)}. {Line(ExportText.Source(citation, document))}{link}");
        }
    }

    private static string Line(string text) => AnswerWriter.Escape(text.ReplaceLineEndings(" "));

    private static void Paragraph(StringBuilder text, string paragraph)
    {
        if (paragraph.Length > 0)
        {
            text.Append(paragraph).Append("\n\n");
        }
    }
}
