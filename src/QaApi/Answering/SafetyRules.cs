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
    /// Log-odds from which a message counts as urgent. Of 301 urgent and 341 ordinary messages (the safety suites' on dev, most of them hard look-alikes, and 200 written beforehand) -.1 finds .980 and takes .029 for urgent,
    /// -.25 .980 and .050, -.4 .987 and .076, -.7 .997 and .126. An urgent message that is missed costs more than a question that is answered too carefully; .082 were taken for urgent before short ordinary messages were learnt.
    /// </summary>
    internal const double Threshold = -0.25;

    // From here on nothing is told but the message: three quarters of the fresh urgent messages, one look-alike in a hundred.
    private const double Certain = 1.0;

    // By how much a kind must lead: on the fresh messages .3 takes away as many wrong kinds as right ones, for the general message; with 0 one in four is told of another kind.
    private const double KindLead = 0.3;

    // On dev and the second corpus, of 18 messages that sound most like self-harm three have less; none of them is about it.
    private const double SelfHarmEvidence = 0.5;

    private static readonly Lazy<(SafetyFile File, string Text, SafetyRecogniser Recogniser)> Own = new(ReadOwn);

    private readonly IReadOnlyList<SafetyRule> _rules;
    private readonly IReadOnlyList<SafetyTerm.Phrase> _asking;
    private readonly SafetyRecogniser _recogniser;
    private readonly SafetyAnswer _anyEmergency;

    private SafetyRules(SafetyFile own, SafetyFile corpus, SafetyRecogniser recogniser, string fingerprint)
    {
        _rules = [.. own.Rules, .. corpus.Rules];
        _asking = [.. own.Words.GetValueOrDefault(Asking, []).Union(corpus.Words.GetValueOrDefault(Asking, [])).OfType<SafetyTerm.Phrase>()];
        _recogniser = recogniser;
        var (text, plain) = own.Messages[AnyEmergency];
        _anyEmergency = new SafetyAnswer(AnyEmergency, StatusReasons.Emergency, text, plain);
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
        if (RuleFor(message) is { } rule)
        {
            return Told(rule.Id, rule.Answer, isCertain: true);
        }

        var features = _recogniser.FeaturesOf(message);
        var urgency = _recogniser.Score(features);
        if (urgency < Threshold)
        {
            return null;
        }

        // Of an emergency whose kind is not clear the general message is told, and not a guess; so is what only sounds a little like self-harm: that message speaks of it too, and lets what the guidance says follow.
        var (kind, lead, evidence) = _recogniser.Kind(features);
        var isVague = kind.Reason == StatusReasons.Emergency ? lead < KindLead : kind.Reason == StatusReasons.SelfHarm && evidence < SelfHarmEvidence;
        var answer = isVague ? _anyEmergency : kind;
        return Told(answer.Name, answer, urgency >= Certain);
    }

    /// <summary>Log-odds that the question is urgent, before any threshold; rules are left aside.</summary>
    internal double Score(string question, Lexicon? lexicon = null) => _recogniser.Score(_recogniser.FeaturesOf(SafetyMessage.Of(question, lexicon)));

    private static SafetyMatch Told(string id, SafetyAnswer answer, bool isCertain) => new(id, answer.Reason, answer.Text, answer.Plain, isCertain);

    private SafetyRule? RuleFor(SafetyMessage message)
    {
        if (_rules.Count == 0)
        {
            return null;
        }

        var said = message.Without(_asking);
        return _rules.FirstOrDefault(r => r.All.All(group => group.Any(term => term.IsIn(said))) && !r.None.Any(term => term.IsIn(said)));
    }

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

internal sealed record SafetyRule(string Id, SafetyAnswer Answer, IReadOnlyList<IReadOnlyList<SafetyTerm>> All, IReadOnlyList<SafetyTerm> None);
