using System.Globalization;
using GuidanceQa.Indexing.Documents;
using GuidanceQa.Indexing.Vocabulary;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace GuidanceQa.QaApi.Answering;

/// <summary>Reads safety rules from YAML. An unknown key, reason, message or list is a fault: a rule that is silently ignored is worse than none.</summary>
internal sealed class SafetyReader
{
    private static readonly string[] Reasons = [StatusReasons.Emergency, StatusReasons.MedicineChange, StatusReasons.SelfHarm];

    private readonly string _path;
    private readonly ICollection<CorpusFault> _faults;
    private readonly Dictionary<string, IReadOnlyList<SafetyTerm>> _words = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string Text, string Plain)> _messages = new(StringComparer.Ordinal);

    private SafetyReader(string path, ICollection<CorpusFault> faults) => (_path, _faults) = (path, faults);

    /// <summary>Name of the list of phrases by which people ask.</summary>
    private const string Asking = "asking";

    /// <param name="asking">Gets the phrases by which people ask.</param>
    public static IReadOnlyList<SafetyRule> Read(string yaml, string path, ICollection<CorpusFault> faults, List<SafetyTerm.Phrase> asking)
    {
        YamlStream stream = [];
        try
        {
            stream.Load(new StringReader(yaml));
        }
        catch (YamlException e)
        {
            faults.Add(new(path, (int)e.Start.Line, $"YAML that cannot be read ({e.Message.ReplaceLineEndings(" ")})", "words, messages and rules"));
            return [];
        }

        if (stream.Documents.Count == 0 || stream.Documents[0].RootNode is not YamlMappingNode root)
        {
            return [];
        }

        SafetyReader reader = new(path, faults);
        var rules = reader.Read(root);
        asking.AddRange(reader._words.GetValueOrDefault(Asking, []).OfType<SafetyTerm.Phrase>());
        return rules;
    }

    private List<SafetyRule> Read(YamlMappingNode root)
    {
        foreach (var (key, node) in root.Children.Where(c => c.Key.ToString() is not ("words" or "messages" or "rules")))
        {
            Fault(key, $"the key `{key}`", "words, messages or rules");
        }

        foreach (var (name, list) in MappingOf(root, "words"))
        {
            _words[name.ToString()] = Terms(list);
        }

        foreach (var (name, message) in MappingOf(root, "messages"))
        {
            ReadMessage(name.ToString(), message);
        }

        return root.Children.TryGetValue("rules", out var rules) && rules is YamlSequenceNode sequence ? [.. sequence.Select(ReadRule).OfType<SafetyRule>()] : [];
    }

    private static IEnumerable<KeyValuePair<YamlNode, YamlNode>> MappingOf(YamlMappingNode root, string key) =>
        root.Children.TryGetValue(key, out var node) && node is YamlMappingNode map ? map.Children : [];

    private void ReadMessage(string name, YamlNode node)
    {
        if (node is not YamlMappingNode map || !map.Children.TryGetValue("text", out var text))
        {
            Fault(node, $"the message `{name}` without `text:`", "a text to show");
            return;
        }

        var plain = map.Children.TryGetValue("plain", out var given) ? given : text;
        _messages[name] = (text.ToString().Trim(), plain.ToString().Trim());
    }

    private SafetyRule? ReadRule(YamlNode node)
    {
        if (node is not YamlMappingNode map)
        {
            Fault(node, "a rule that is no map", "id, reason, message, all and none");
            return null;
        }

        string? id = null, reason = null, message = null;
        List<IReadOnlyList<SafetyTerm>> all = [];
        IReadOnlyList<SafetyTerm> none = [];
        foreach (var (key, value) in map.Children)
        {
            switch (key.ToString())
            {
                case "id":
                    id = value.ToString();
                    break;
                case "reason":
                    reason = value.ToString();
                    break;
                case "message":
                    message = value.ToString();
                    break;
                case "all" when value is YamlSequenceNode groups:
                    all = [.. groups.Select(Terms)];
                    break;
                case "none":
                    none = Terms(value);
                    break;
                default:
                    Fault(key, $"the key `{key}`", "id, reason, message, all or none");
                    break;
            }
        }

        if (id is null || reason is null || !Reasons.Contains(reason, StringComparer.Ordinal) || message is null || !_messages.TryGetValue(message, out var texts) || all.Count == 0)
        {
            Fault(node, $"the rule `{id}`", $"an id, a reason ({string.Join(", ", Reasons)}), the name of a message, and at least one group under `all:`");
            return null;
        }

        return new SafetyRule(id, reason, texts.Text, texts.Plain, all, none);
    }

    private IReadOnlyList<SafetyTerm> Terms(YamlNode node)
    {
        if (node is not YamlSequenceNode sequence)
        {
            Fault(node, "a group that is no list", "[a word, a phrase, \"@list\"]");
            return [];
        }

        return [.. sequence.SelectMany(item => Terms(item, item.ToString().Trim()))];
    }

    private IReadOnlyList<SafetyTerm> Terms(YamlNode item, string text)
    {
        if (text.Split('~') is { Length: 2 } pair)
        {
            return [new SafetyTerm.Near(Alternatives(item, pair[0]), Alternatives(item, pair[1]))];
        }

        if (text.Split(':') is { Length: 2 } measured && text.StartsWith('@'))
        {
            return Measured(item, measured[0], measured[1]);
        }

        if (text == "@telling")
        {
            return [new SafetyTerm.Telling()];
        }

        if (text.StartsWith('@'))
        {
            if (_words.TryGetValue(text[1..], out var list))
            {
                return list;
            }

            Fault(item, $"the list `{text}`", "a list under `words:`, above its use");
            return [];
        }

        if (text.StartsWith('='))
        {
            return [new SafetyTerm.Exact(text[1..])];
        }

        return SafetyMessage.Of(text, null).Stems is { Length: > 0 } stems ? [new SafetyTerm.Phrase(stems)] : [];
    }

    private IReadOnlyList<SafetyTerm> Measured(YamlNode item, string name, string value)
    {
        if (name == "@class" && ConceptClasses.All.Contains(value, StringComparer.Ordinal))
        {
            return [new SafetyTerm.OfClass(value)];
        }

        if (name is "@minutes" or "@celsius" && double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var least))
        {
            return [name == "@minutes" ? new SafetyTerm.Duration(least) : new SafetyTerm.Temperature(least)];
        }

        Fault(item, $"`{name}:{value}`", $"@minutes: or @celsius: with a number, or @class: with one of {string.Join(", ", ConceptClasses.All)}");
        return [];
    }

    private List<SafetyTerm> Alternatives(YamlNode item, string text)
    {
        var terms = text.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).SelectMany(t => Terms(item, t)).ToList();
        if (terms.Count == 0 || terms.Any(t => t is not (SafetyTerm.Phrase or SafetyTerm.Exact or SafetyTerm.OfClass)))
        {
            Fault(item, $"`{text.Trim()}` beside a ~", "words, phrases or lists of them, set apart by |");
        }

        return terms;
    }

    private void Fault(YamlNode node, string found, string expected) => _faults.Add(new(_path, (int)node.Start.Line, found, expected));
}
