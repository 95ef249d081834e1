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
    private readonly Dictionary<string, IReadOnlyList<SafetyTerm>> _words;
    private readonly Dictionary<string, (string Text, string Plain)> _messages;

    private SafetyReader(string path, ICollection<CorpusFault> faults, SafetyFile before)
    {
        (_path, _faults) = (path, faults);
        _words = new(before.Words, StringComparer.Ordinal);
        _messages = new(before.Messages, StringComparer.Ordinal);
    }

    /// <summary>What a file says; its rules and examples may use the words and messages of the one before it.</summary>
    public static SafetyFile Read(string yaml, string path, SafetyFile before, ICollection<CorpusFault> faults)
    {
        YamlStream stream = [];
        try
        {
            stream.Load(new StringReader(yaml));
        }
        catch (YamlException e)
        {
            faults.Add(new(path, (int)e.Start.Line, $"YAML that cannot be read ({e.Message.ReplaceLineEndings(" ")})", "words, messages, rules and examples"));
            return SafetyFile.Empty;
        }

        return stream.Documents.Count == 0 || stream.Documents[0].RootNode is not YamlMappingNode root ? SafetyFile.Empty : new SafetyReader(path, faults, before).Read(root);
    }

    private SafetyFile Read(YamlMappingNode root)
    {
        foreach (var (key, node) in root.Children.Where(c => c.Key.ToString() is not ("words" or "messages" or "rules" or "examples")))
        {
            Fault(key, $"the key `{key}`", "words, messages, rules or examples");
        }

        foreach (var (name, list) in MappingOf(root, "words"))
        {
            _words[name.ToString()] = Terms(list);
        }

        foreach (var (name, message) in MappingOf(root, "messages"))
        {
            ReadMessage(name.ToString(), message);
        }

        return new SafetyFile(_words, _messages, [.. ItemsOf(root, "rules").Select(ReadRule).OfType<SafetyRule>()], [.. ItemsOf(root, "examples").Select(ReadExamples).OfType<SafetyExamples>()]);
    }

    private static YamlSequenceNode ItemsOf(YamlMappingNode root, string key) => root.Children.TryGetValue(key, out var node) && node is YamlSequenceNode items ? items : [];

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

        if (id is null || AnswerOf(reason, message) is not { } answer || all.Count == 0)
        {
            Fault(node, $"the rule `{id}`", $"an id, a reason ({string.Join(", ", Reasons)}), the name of a message, and at least one group under `all:`");
            return null;
        }

        return new SafetyRule(id, answer, all, none);
    }

    // Null where either is missing or not one of those there are.
    private SafetyAnswer? AnswerOf(string? reason, string? message) =>
        reason is not null && Reasons.Contains(reason, StringComparer.Ordinal) && message is not null && _messages.TryGetValue(message, out var texts) ? new SafetyAnswer(message, reason, texts.Text, texts.Plain) : null;

    private SafetyExamples? ReadExamples(YamlNode node)
    {
        if (node is not YamlMappingNode map)
        {
            Fault(node, "examples that are no map", "message, reason, urgent and ordinary");
            return null;
        }

        string? reason = null, message = null;
        IReadOnlyList<string> urgent = [], ordinary = [];
        foreach (var (key, value) in map.Children)
        {
            switch (key.ToString())
            {
                case "reason":
                    reason = value.ToString();
                    break;
                case "message":
                    message = value.ToString();
                    break;
                case "urgent" when value is YamlSequenceNode items:
                    urgent = [.. items.Select(i => i.ToString())];
                    break;
                case "ordinary" when value is YamlSequenceNode items:
                    ordinary = [.. items.Select(i => i.ToString())];
                    break;
                default:
                    Fault(key, $"the key `{key}`", "message, reason, and lists under urgent and ordinary");
                    break;
            }
        }

        if (urgent.Count == 0)
        {
            return new SafetyExamples(null, [], ordinary);
        }

        if (AnswerOf(reason, message) is not { } answer)
        {
            Fault(node, $"urgent examples of `{message}`", $"a reason ({string.Join(", ", Reasons)}) and the name of a message");
            return null;
        }

        return new SafetyExamples(answer, urgent, ordinary);
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
