using GuidanceQa.Indexing.Documents;
using GuidanceQa.Indexing.Vocabulary;

namespace GuidanceQa.QaApi.Answering;

/// <summary>A rule that a question matched: what must be said before anything else.</summary>
/// <param name="Reason"><c>emergency</c>, <c>medicine_change</c> or <c>self_harm</c>.</param>
/// <param name="PlainMessage">For patients and carers.</param>
/// <param name="IsCertain">False: it may also be an ordinary question, so what the guidance says is told after the message.</param>
public sealed record SafetyMatch(string RuleId, string Reason, string Message, string PlainMessage, bool IsCertain);

/// <summary>
/// Does a question speak of an emergency, of self-harm, or of changing a medicine on one's own? A corpus's own rules come first; then what was learnt from examples decides. Messages, rules and examples are data
/// (<c>safety.yaml</c> explains the format).
/// </summary>
public sealed class SafetyRules
{
    private const string File = "Answering/safety.yaml";
    private const string ExamplesFile = "Answering/safety-examples.yaml";

    // The list of phrases by which people ask.
    private const string Asking = "asking";

    // The message for emergencies of any kind.
    private const string AnyEmergency = "emergency";

    /// <summary>
    /// Log-odds from which a message counts as urgent. On the fresh messages of the safety suite -.1 finds .978 of the urgent ones and takes .039 of the hard look-alikes for urgent; 0 is .961 and .033, -.25 is .989 and .067. An
    /// urgent message that is missed costs more than a question that is answered too carefully.
    /// </summary>
    internal const double Threshold = -0.1;

    // From here on nothing is told but the message: three quarters of the fresh urgent messages, one look-alike in a hundred.
    private const double Certain = 1.0;

    // By how much a kind must lead: on the fresh messages .3 takes away as many wrong kinds as right ones, for the general message; with 0 one in four is told of another kind.
    private const double KindLead = 0.3;

    private static readonly Lazy<(SafetyFile File, string Text, SafetyRecogniser Recogniser)> Own = new(ReadOwn);

    private readonly IReadOnlyList<SafetyRule> _rules;
    private readonly IReadOnlyList<SafetyTerm.Phrase> _asking;
    private readonly SafetyRecogniser _recogniser;
    private readonly (string Text, string Plain) _anyEmergency;

    private SafetyRules(SafetyFile own, SafetyFile corpus, SafetyRecogniser recogniser, string fingerprint)
    {
        _rules = [.. own.Rules, .. corpus.Rules];
        _asking = [.. own.Words.GetValueOrDefault(Asking, []).OfType<SafetyTerm.Phrase>()];
        _recogniser = recogniser;
        _anyEmergency = own.Messages[AnyEmergency];
        Fingerprint = fingerprint;
    }

    /// <summary>SHA-256 of the texts: part of an answer's receipt.</summary>
    public string Fingerprint { get; }

    /// <summary>What comes with the program, and what a corpus adds; it cannot take anything away.</summary>
    /// <param name="corpusYaml">The text of a corpus's own <c>safety.yaml</c>, or null.</param>
    /// <exception cref="CorpusFormatException">The text is not in the format.</exception>
    public static SafetyRules Shipped(string? corpusYaml)
    {
        var (own, text, recogniser) = Own.Value;
        List<CorpusFault> faults = [];
        var corpus = corpusYaml is null ? SafetyFile.Empty : SafetyReader.Read(corpusYaml, "safety.yaml", own, faults);
        ThrowOn(faults);
        return new SafetyRules(own, corpus, corpus.Examples.Count > 0 ? new SafetyRecogniser([.. own.Examples, .. corpus.Examples]) : recogniser, Receipts.Of(text + "\n" + corpusYaml));
    }

    /// <summary>What the question must be told before anything else, or null.</summary>
    /// <param name="lexicon">What the corpus knows, so that a drug is known by any of its names; null for the words of the rules alone.</param>
    public SafetyMatch? Match(string question, Lexicon? lexicon = null)
    {
        var message = SafetyMessage.Of(question, lexicon);
        var said = message.Without(_asking);
        if (_rules.FirstOrDefault(r => r.All.All(group => group.Any(term => term.IsIn(said))) && !r.None.Any(term => term.IsIn(said))) is { } rule)
        {
            return new SafetyMatch(rule.Id, rule.Reason, rule.Message, rule.Plain, IsCertain: true);
        }

        var urgency = _recogniser.Score(message);
        if (urgency < Threshold)
        {
            return null;
        }

        // Of an emergency whose kind is not clear the general message is told, and not a guess.
        var (kind, lead) = _recogniser.Kind(message);
        return lead < KindLead && kind.Reason == StatusReasons.Emergency
            ? new SafetyMatch(AnyEmergency, StatusReasons.Emergency, _anyEmergency.Text, _anyEmergency.Plain, urgency >= Certain)
            : new SafetyMatch(kind.Name, kind.Reason, kind.Text, kind.Plain, urgency >= Certain);
    }

    /// <summary>Log-odds that the question is urgent, for the evaluation's curve; rules are left aside.</summary>
    public double Score(string question, Lexicon? lexicon = null) => _recogniser.Score(SafetyMessage.Of(question, lexicon));

    private static (SafetyFile File, string Text, SafetyRecogniser Recogniser) ReadOwn()
    {
        List<CorpusFault> faults = [];
        var text = Resource(File);
        var examples = Resource(ExamplesFile);
        var file = SafetyReader.Read(text, File, SafetyFile.Empty, faults);
        file = file with { Examples = SafetyReader.Read(examples, ExamplesFile, file, faults).Examples };
        ThrowOn(faults);
        return (file, text + "\n" + examples, new SafetyRecogniser(file.Examples));
    }

    private static string Resource(string path) => System.IO.File.ReadAllText(Path.Combine(AppContext.BaseDirectory, path));

    private static void ThrowOn(List<CorpusFault> faults)
    {
        if (faults.Count > 0)
        {
            throw new CorpusFormatException(faults);
        }
    }
}

internal sealed record SafetyRule(string Id, string Reason, string Message, string Plain, IReadOnlyList<IReadOnlyList<SafetyTerm>> All, IReadOnlyList<SafetyTerm> None);
