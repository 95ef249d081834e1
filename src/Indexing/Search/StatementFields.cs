using GuidanceQa.Indexing.Documents;
using GuidanceQa.Indexing.Vocabulary;

namespace GuidanceQa.Indexing.Search;

/// <summary>Which terms is a statement found by? Its own, its plain rendering's, its headings' and its neighbours'.</summary>
internal static class StatementFields
{
    /// <summary>Terms of each statement of a document, by field in the order of <see cref="PassageFields"/>.</summary>
    public static IEnumerable<IReadOnlyList<IndexTerm>[]> Of(Document document, Lexicon lexicon)
    {
        var statements = document.Statements;
        var texts = statements.Select(s => lexicon.Analyse(s.Text, isQuestion: false, document.Id).Terms).ToList();
        Dictionary<string, IReadOnlyList<IndexTerm>> paths = new(StringComparer.Ordinal);
        for (var i = 0; i < statements.Count; i++)
        {
            var statement = statements[i];
            var key = string.Join('\n', statement.Path);
            if (!paths.TryGetValue(key, out var path))
            {
                paths[key] = path = lexicon.Analyse($"{document.Title}\n{key}", isQuestion: false, document.Id).Terms;
            }

            yield return
            [
                texts[i],
                statement.PlainText is { } plain ? lexicon.Analyse(plain, isQuestion: false, document.Id).Terms : [],
                path,
                Neighbours(statements, texts, i),
            ];
        }
    }

    // The statements before and after, under the same heading; the second follows the first at a distance, so that no phrase spans both.
    private static List<IndexTerm> Neighbours(IReadOnlyList<Statement> statements, List<IReadOnlyList<IndexTerm>> texts, int at)
    {
        List<IndexTerm> terms = [];
        foreach (var neighbour in new[] { at - 1, at + 1 })
        {
            if (neighbour >= 0 && neighbour < statements.Count && statements[neighbour].Path.SequenceEqual(statements[at].Path, StringComparer.Ordinal))
            {
                var offset = terms.Count == 0 ? 0 : terms[^1].Position + 10;
                terms.AddRange(texts[neighbour].Select(t => t with { Position = t.Position + offset }));
            }
        }

        return terms;
    }
}
