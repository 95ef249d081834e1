using GuidanceQa.Indexing.Documents;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace GuidanceQa.Indexing.Vocabulary;

/// <summary>Reads a corpus's vocabulary files. Unknown keys and classes are faults.</summary>
internal static class VocabularyReader
{
    private static readonly string[] ListKeys = ["exact", "brands", "lay", "ambiguous", "confusable", "is"];

    /// <summary>Concepts of all files, in their order. One concept may be told of in several places, but has one explanation.</summary>
    public static List<Concept> Read(IEnumerable<SourceFile> files, ICollection<CorpusFault> faults)
    {
        List<Concept> concepts = [];
        Dictionary<string, (Concept Concept, string Path)> explained = new(StringComparer.Ordinal);
        List<(string Path, string Of, string Kind)> kinds = [];
        foreach (var file in files)
        {
            foreach (var concept in Read(file, faults))
            {
                concepts.Add(concept);
                kinds.AddRange(concept.Kinds.Select(k => (file.Path, concept.Preferred, k)));
                if (concept.Gloss is not null && !explained.TryAdd(concept.Key, (concept, file.Path)) && explained[concept.Key] is var first && first.Concept.Gloss != concept.Gloss)
                {
                    faults.Add(new(file.Path, 0, $"`plain: {concept.Gloss}` for {concept.Preferred}, which {first.Path} explains as \"{first.Concept.Gloss}\"", "one explanation of one thing"));
                }
            }
        }

        var known = concepts.Select(c => c.Key).Concat(EnglishLayer.Load().Synonyms.Select(s => KeyOf(s.Preferred))).ToHashSet(StringComparer.Ordinal);
        foreach (var (path, of, kind) in kinds.Where(k => !known.Contains(k.Kind)))
        {
            faults.Add(new(path, 0, $"`is: {kind[1..].Replace('_', ' ')}` for {of}, which no entry has as its `preferred:`", "the preferred name of the kind"));
        }

        return concepts;
    }

    /// <summary>Concepts of one file, in its order; faults name the line.</summary>
    public static IReadOnlyList<Concept> Read(SourceFile file, ICollection<CorpusFault> faults)
    {
        List<Concept> concepts = [];
        if (file.Decode(faults) is not { } text)
        {
            return concepts;
        }

        YamlStream stream = [];
        try
        {
            stream.Load(new StringReader(text));
        }
        catch (YamlException e)
        {
            faults.Add(new(file.Path, (int)e.Start.Line, $"YAML that cannot be read ({e.Message.ReplaceLineEndings(" ")})", "a list of concepts"));
            return concepts;
        }

        if (stream.Documents.Count == 0)
        {
            return concepts;
        }

        if (stream.Documents[0].RootNode is not YamlSequenceNode list)
        {
            faults.Add(new(file.Path, 1, "YAML that is not a list", "a list of concepts, each with `preferred:`"));
            return concepts;
        }

        foreach (var node in list)
        {
            if (ReadConcept(file.Path, node, faults) is { } concept)
            {
                concepts.Add(concept);
            }
        }

        return concepts;
    }

    private static Concept? ReadConcept(string path, YamlNode node, ICollection<CorpusFault> faults)
    {
        var line = (int)node.Start.Line;
        if (node is not YamlMappingNode map)
        {
            faults.Add(new(path, line, "an entry that is no concept", "`preferred:` and its names"));
            return null;
        }

        string? preferred = null;
        string? gloss = null;
        var conceptClass = "other";
        var lists = ListKeys.ToDictionary(k => k, _ => new List<string>(), StringComparer.Ordinal);
        foreach (var (key, value) in map.Children)
        {
            var name = key.ToString();
            var at = (int)key.Start.Line;
            if (lists.TryGetValue(name, out var names))
            {
                names.AddRange(Names(path, name, value, at, faults));
            }
            else if (name == "preferred" && value is YamlScalarNode { Value: { Length: > 0 } text })
            {
                preferred = text;
            }
            else if (name == "plain")
            {
                gloss = Gloss(path, value, at, faults);
            }
            else if (name == "class" && ConceptClasses.All.Contains(value.ToString(), StringComparer.Ordinal))
            {
                conceptClass = value.ToString();
            }
            else if (name == "class")
            {
                faults.Add(new(path, at, $"the class `{value}`", string.Join(", ", ConceptClasses.All)));
            }
            else if (name != "notes")
            {
                faults.Add(new(path, at, $"the key `{name}`", $"preferred, class, plain, notes, {string.Join(", ", ListKeys)}"));
            }
        }

        if (preferred is null)
        {
            faults.Add(new(path, line, "a concept without `preferred:`", "its usual name"));
            return null;
        }

        return new Concept(KeyOf(preferred), preferred, conceptClass, [.. lists["exact"], .. lists["brands"]], lists["lay"], lists["ambiguous"], lists["confusable"], gloss) { Kinds = [.. lists["is"].Select(KeyOf)] };
    }

    private static string? Gloss(string path, YamlNode value, int line, ICollection<CorpusFault> faults)
    {
        var gloss = (value as YamlScalarNode)?.Value ?? "";
        foreach (var fault in GlossRules.Faults(gloss))
        {
            faults.Add(new(path, line, $"`plain: {gloss.ReplaceLineEndings(" ")}`, which {fault}", "what the thing is, in a few plain words"));
        }

        return gloss.Length > 0 ? gloss : null;
    }

    /// <summary>The index term of a concept.</summary>
    public static string KeyOf(string preferred) => "#" + string.Join('_', Tokeniser.Read(preferred).GroupBy(t => t.Position).Select(g => g.First().Term));

    private static IEnumerable<string> Names(string path, string key, YamlNode value, int line, ICollection<CorpusFault> faults)
    {
        switch (value)
        {
            case YamlSequenceNode sequence when sequence.All(n => n is YamlScalarNode):
                return sequence.Select(n => ((YamlScalarNode)n).Value ?? "").Where(v => v.Length > 0);
            case YamlScalarNode { Value: "" or null }:
                return [];
            default:
                faults.Add(new(path, line, $"`{key}` that is not a list", "[a, b, c]"));
                return [];
        }
    }
}
