using GuidanceQa.Indexing.Documents;
using GuidanceQa.Indexing.Vocabulary;

namespace GuidanceQa.QaApi.Answering;

/// <summary>A rule that a question matched: what must be said before anything else.</summary>
/// <param name="Reason"><c>emergency</c>, <c>medicine_change</c> or <c>self_harm</c>.</param>
/// <param name="PlainMessage">For patients and carers.</param>
public sealed record SafetyMatch(string RuleId, string Reason, string Message, string PlainMessage);

/// <summary>Does a question speak of an emergency, of self-harm, or of changing a medicine on one's own? Rules and messages are data (<c>safety.yaml</c>, which explains its format).</summary>
public sealed class SafetyRules
{
    private readonly IReadOnlyList<SafetyRule> _rules;

    private readonly IReadOnlyList<SafetyTerm.Phrase> _asking;

    private SafetyRules(IReadOnlyList<SafetyRule> rules, IReadOnlyList<SafetyTerm.Phrase> asking, string fingerprint) => (_rules, _asking, Fingerprint) = (rules, asking, fingerprint);

    /// <summary>SHA-256 of the rules' texts: part of an answer's receipt.</summary>
    public string Fingerprint { get; }

    /// <summary>The rules that come with the program, and those of a corpus.</summary>
    /// <param name="corpusYaml">The text of a corpus's own <c>safety.yaml</c>, or null.</param>
    /// <exception cref="CorpusFormatException">One of the texts is not in the format.</exception>
    public static SafetyRules Shipped(string? corpusYaml) =>
        Load(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Answering", "safety.yaml")), "Answering/safety.yaml", corpusYaml);

    /// <summary>Reads rules; the corpus's are tried after the built-in ones and cannot take one away.</summary>
    /// <exception cref="CorpusFormatException">One of the texts is not in the format.</exception>
    public static SafetyRules Load(string yaml, string sourceName, string? corpusYaml)
    {
        List<CorpusFault> faults = [];
        List<SafetyTerm.Phrase> asking = [];
        List<SafetyRule> rules = [.. SafetyReader.Read(yaml, sourceName, faults, asking)];
        if (corpusYaml is not null)
        {
            rules.AddRange(SafetyReader.Read(corpusYaml, "safety.yaml", faults, asking));
        }

        return faults.Count > 0 ? throw new CorpusFormatException(faults) : new SafetyRules(rules, asking, Receipts.Of(yaml + "\n" + corpusYaml));
    }

    /// <summary>The first rule that the question matches, or null.</summary>
    /// <param name="lexicon">What the corpus knows, so that a drug is known by any of its names; null for the words of the rules alone.</param>
    public SafetyMatch? Match(string question, Lexicon? lexicon = null)
    {
        var message = SafetyMessage.Of(question, lexicon).Without(_asking);
        var rule = _rules.FirstOrDefault(r => r.All.All(group => group.Any(term => term.IsIn(message))) && !r.None.Any(term => term.IsIn(message)));
        return rule is null ? null : new SafetyMatch(rule.Id, rule.Reason, rule.Message, rule.Plain);
    }
}

internal sealed record SafetyRule(string Id, string Reason, string Message, string Plain, IReadOnlyList<IReadOnlyList<SafetyTerm>> All, IReadOnlyList<SafetyTerm> None);
