namespace GuidanceQa.Indexing.Documents;

/// <summary>Which statements does a statement refer to? Resolves what authors write (<c>F13</c> or <c>document#F13</c>) over the whole corpus.</summary>
public sealed class StatementLinks
{
    private readonly Dictionary<string, string> _qualified = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _bare = new(StringComparer.Ordinal);

    public StatementLinks(IEnumerable<Document> documents)
    {
        foreach (var statement in documents.SelectMany(d => d.Statements))
        {
            _qualified[statement.QualifiedId] = statement.QualifiedId;
            if (!_bare.TryGetValue(statement.Id, out var list))
            {
                _bare[statement.Id] = list = [];
            }

            list.Add(statement.QualifiedId);
        }
    }

    /// <summary>The statements that <paramref name="statement"/> refers to, as <c>documentId#id</c>, in its own order. A target that is nowhere, or in several documents, is a fault.</summary>
    public IReadOnlyList<string> Resolve(string path, Statement statement, ICollection<CorpusFault> faults)
    {
        List<string> targets = [];
        foreach (var target in statement.RefersTo)
        {
            if (_qualified.TryGetValue(target, out var qualified))
            {
                targets.Add(qualified);
            }
            else if (_bare.TryGetValue(target, out var candidates) && candidates.Count == 1)
            {
                targets.Add(candidates[0]);
            }
            else
            {
                faults.Add(new(
                    path,
                    statement.Line,
                    $"`Refers to: {target}`, which is {(candidates is null ? "nowhere in the corpus" : $"in {candidates.Count} documents")}",
                    "the id of a statement, as `id` or `document#id`"));
            }
        }

        return targets;
    }
}
