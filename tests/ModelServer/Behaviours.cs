namespace GuidanceQa.ModelServer;

/// <summary>How the scripted model behaves; the first part of the path chooses it.</summary>
public static class Behaviours
{
    public const string Well = "well";

    /// <summary>Wants the key <see cref="GoodKey"/>; refuses another with 401 and repeats it, as real servers do.</summary>
    public const string Keyed = "keyed";
    public const string GoodKey = "good-key-4711";

    public const string Slow = "slow";
    public const string Silent = "silent";
    public const string SilentMiddle = "silent-middle";
    public const string Cut = "cut";
    public const string CutSilently = "cut-silently";
    public const string Endless = "endless";
    public const string EndlessNothing = "endless-nothing";
    public const string Huge = "huge";
    public const string HugeLine = "huge-line";
    public const string WrongType = "wrong-type";
    public const string InvalidJson = "invalid-json";
    public const string Redirect = "redirect";
    public const string Unauthorised = "401";
    public const string NotFound = "404";
    public const string TooMany = "429";
    public const string TooManyForLong = "429-long";
    public const string Broken = "500";
    public const string BrokenTwice = "503-then-well";

    public const string Prose = "prose";
    public const string OtherShape = "other-shape";
    public const string UnknownIds = "unknown-ids";
    public const string Injected = "injected";
    public const string Leak = "leak";
    public const string OtherLanguage = "other-language";
    public const string InventedDose = "invented-dose";
    public const string OtherUnit = "other-unit";
    public const string OtherEntity = "other-entity";
    public const string DroppedNegation = "dropped-negation";
    public const string AddedNegation = "added-negation";
    public const string RaisedStrength = "raised-strength";
    public const string DroppedCondition = "dropped-condition";
    public const string ForeignCitation = "foreign-citation";
    public const string AddedSentence = "added-sentence";
    public const string AddedClause = "added-clause";
    public const string Markup = "markup";
    public const string Nothing = "nothing";

    /// <summary>Of embeddings: fewer vectors than texts; vectors of zeros; a vector of another length for a single text, as a question is, than for several.</summary>
    public const string TooFew = "too-few";
    public const string Zeros = "zeros";
    public const string OtherLength = "other-length";

    /// <summary>What goes wrong on the way.</summary>
    public static IReadOnlyList<string> OfTransport { get; } =
        [Silent, SilentMiddle, Cut, CutSilently, Endless, EndlessNothing, Huge, HugeLine, WrongType, InvalidJson, Redirect, Unauthorised, NotFound, TooMany, TooManyForLong, Broken];

    /// <summary>What is wrong in what it writes.</summary>
    public static IReadOnlyList<string> OfContent { get; } =
    [
        Prose, OtherShape, UnknownIds, Injected, Leak, OtherLanguage, InventedDose, OtherUnit, OtherEntity, DroppedNegation, AddedNegation, RaisedStrength, DroppedCondition, ForeignCitation, AddedSentence, AddedClause, Markup, Nothing,
    ];

    public static IReadOnlyList<string> All { get; } = [Well, Keyed, Slow, BrokenTwice, .. OfTransport, .. OfContent];
}
