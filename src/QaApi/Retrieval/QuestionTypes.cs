using System.Text.RegularExpressions;
using GuidanceQa.Indexing.Passages;
using GuidanceQa.Indexing.Vocabulary;

namespace GuidanceQa.QaApi.Retrieval;

/// <summary>What form of answer does a question ask for? By closed lists of cues in English; first match wins.</summary>
public static partial class QuestionTypes
{
    public const string Dose = "dose";
    public const string Timing = "timing";
    public const string Comparison = "comparison";
    public const string Contraindication = "contraindication";
    public const string Monitoring = "monitoring";
    public const string Rationale = "rationale";
    public const string Definition = "definition";
    public const string List = "list";
    public const string Treatment = "treatment";
    public const string YesNo = "yes_no";
    public const string Harm = "harm";
    public const string General = "general";

    private static readonly (string Type, string[] Cues)[] Cues =
    [
        (Comparison, ["difference", "differ", "compare", "compared", "versus", " vs ", "better than", "other guidelines", "other guidance", "disagree", "conflict", "agree with"]),
        (Dose, ["how much", "what dose", "which dose", "dose", "doses", "dosage", "dosing", "how many mg", "milligrams", "how many tablets", "how many capsules", "days do i take", "days do you take", "days does he take", "days does she take", "days is it taken", "days is it given", "how strong", "schedule"]),
        (Timing, ["how often", "how soon", "how long", "how quickly", "how fast", "how frequently", "when should", "when is", "when are", "when do", "when does", "when was", "when were", "when did", "what interval", "how many weeks", "how many months", "timing"]),
        (Contraindication, ["contraindicat", "is it safe", "safe to", "who should not", "when not to", "should not be given"]),
        (Harm, ["side effect", "side-effect", "adverse", "risks of", "risk of", "warnings", "harms", "toxicity", "dangers of"]),
        (Monitoring, ["monitor", "watch for", "blood test", "follow-up", "follow up", "look out for"]),
        (Rationale, ["why "]),
        (Definition, ["what is meant", "what does", "define", "definition", "meaning of", "what is a ", "what is an ", "what's a "]),
        (List, ["which ", "what are", "list ", "what options", "options", "criteria"]),
        (Treatment, ["treat", "manage", "therapy", "what is recommended", "what helps", "first-line", "approach"]),
    ];

    private static readonly string[] YesNoOpeners =
        ["is ", "are ", "was ", "were ", "does ", "do ", "did ", "should ", "can ", "could ", "may ", "will ", "would ", "has ", "have ", "must "];

    public static string Of(string question)
    {
        var text = " " + question.Trim().ToLowerInvariant().Replace('’', '\'') + " ";
        foreach (var (type, cues) in Cues)
        {
            if (cues.Any(cue => text.Contains(cue, StringComparison.Ordinal)))
            {
                return type == Definition && text.Contains("what does", StringComparison.Ordinal) && !text.Contains(" mean", StringComparison.Ordinal) ? General : type;
            }
        }

        return YesNoOpeners.Any(opener => text.AsSpan(1).StartsWith(opener, StringComparison.Ordinal)) ? YesNo : General;
    }

    /// <summary>Does a statement say the kind of thing that the question asks for?</summary>
    public static bool Fits(string questionType, StatementProfile statement) => questionType switch
    {
        Dose => statement.HasDose,
        Timing => statement.HasTime,
        Contraindication => statement.Type is StatementTypes.Contraindication or StatementTypes.Caution || statement.IsNegated,
        Harm => statement.Type == StatementTypes.Caution,
        YesNo => statement.Level >= 1 || (statement.IsNegated && statement.Level != 0),
        Monitoring => statement.Type is StatementTypes.Monitoring or StatementTypes.Timing,
        Definition => statement.Type == StatementTypes.Definition,
        Treatment or List => statement.Level >= 1,
        Comparison => statement.Type == StatementTypes.Comparison,
        _ => false,
    };

    /// <summary>Is a unit of the question the very attribute that its type asks for? A statement that fits the type holds it, whatever words it uses.</summary>
    public static bool IsAttribute(string questionType, string label)
    {
        var word = label.ToLowerInvariant();
        return questionType switch
        {
            Dose => word is "schedule" or "amount" or "mg" or "milligrams" || word.Contains("dos", StringComparison.Ordinal),
            Harm => word.Contains("effect", StringComparison.Ordinal) || word.Contains("adverse", StringComparison.Ordinal) || word.StartsWith("risk", StringComparison.Ordinal) || word.StartsWith("harm", StringComparison.Ordinal) || word.StartsWith("warning", StringComparison.Ordinal),
            Treatment => word.StartsWith("treat", StringComparison.Ordinal) || word.StartsWith("therap", StringComparison.Ordinal),
            Monitoring => word.StartsWith("monitor", StringComparison.Ordinal) || word.StartsWith("watch", StringComparison.Ordinal),
            _ => false,
        };
    }

    /// <summary>Does a question ask for children: "for a child of three", "in a 5-year-old", "paediatric dose"? A dose for adults is none for them.</summary>
    public static bool AsksForChildren(string question) => ForChildren().IsMatch(question);

    /// <summary>Does a statement say something of children, by a word or by an age below 18?</summary>
    public static bool SpeaksOfChildren(string statement) => OfChildren().IsMatch(statement);

    // "I have two kids" is no question for children.
    [GeneratedRegex(@"\b(?:for|in|to|of|with|can|may|should)\s+(?:\w+\s+){0,2}(?:child|children|toddlers?|infants?|newborns?|adolescents?|teenagers?)\b|\bpa?ediatric|\b(?:\d|1[0-7])[- ]?(?:years?|yrs?)[- ]?old\b|\baged? (?:\d|1[0-7])\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ForChildren();

    [GeneratedRegex(@"\b(?:child|children|toddlers?|infants?|newborns?|adolescents?|teenagers?)\b|\bpa?ediatric|\b(?:\d|1[0-7])[- ]?(?:years?|yrs?)[- ]?old\b|\bage\w*\W{1,3}(?:from )?(?:\d|1[0-7])\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OfChildren();

    /// <summary>"How often" wants an interval that comes back, not any time.</summary>
    public static bool AsksHowOften(string question) => question.Contains("how often", StringComparison.OrdinalIgnoreCase) || question.Contains("how frequently", StringComparison.OrdinalIgnoreCase);

    /// <summary>Does a statement say that something is done again and again, and when?</summary>
    public static bool SaysHowOften(string statement)
    {
        string[] cues = ["every ", "each ", "weekly", "daily", "monthly", "yearly", "annually", "once a ", "twice a ", "times a ", "once per ", "twice per ", "times per ", "day 1 ", "per year", "per month"];
        return cues.Any(c => statement.Contains(c, StringComparison.OrdinalIgnoreCase)) || QuantityReader.Read(statement).Any(q => q.Schedule.Length > 0);
    }

    /// <summary>Does the question ask for an amount, so that an answer without one is incomplete?</summary>
    public static bool AsksForAmount(string question)
    {
        string[] cues = ["how much", "what dose", "which dose", "dosage", "how many mg", " dose ", " dose?"];
        var text = $" {question.ToLowerInvariant()} ";
        return cues.Any(c => text.Contains(c, StringComparison.Ordinal));
    }
}
