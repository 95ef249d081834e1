using System.Security.Cryptography;
using System.Text;
using GuidanceQa.Indexing.Documents;

namespace GuidanceQa.Indexing.Passages;

/// <summary>A run of statements under one heading, shown as context: an exact slice of its document.</summary>
/// <param name="Id">Derived from the document's id and the passage's words.</param>
/// <param name="First">Index of its first statement in the document.</param>
/// <param name="Count">How many statements it holds; at least one.</param>
public sealed record Passage(string Id, string DocumentId, int Start, int End, IReadOnlyList<string> Section, int First, int Count);

/// <summary>How is a document cut into passages? At every change of heading.</summary>
internal static class PassageSplitter
{
    public static IReadOnlyList<Passage> Split(Document document)
    {
        List<Passage> passages = [];
        HashSet<string> ids = new(StringComparer.Ordinal);
        var statements = document.Statements;
        for (var first = 0; first < statements.Count;)
        {
            var last = first;
            while (last + 1 < statements.Count && statements[last + 1].Path.SequenceEqual(statements[first].Path, StringComparer.Ordinal))
            {
                last++;
            }

            var (start, end) = (statements[first].Start, statements[last].End);
            var id = IdOf(document.Id, document.Text[start..end]);
            for (var repeat = 2; !ids.Add(id); repeat++)
            {
                id = IdOf(document.Id, $"{repeat} {document.Text[start..end]}");
            }

            passages.Add(new Passage(id, document.Id, start, end, statements[first].Path, first, last - first + 1));
            first = last + 1;
        }

        return passages;
    }

    private static string IdOf(string documentId, string text) =>
        "p-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(documentId + "\n" + text)).AsSpan(0, 8));
}
