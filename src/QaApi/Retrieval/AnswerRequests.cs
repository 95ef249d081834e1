using GuidanceQa.Indexing.Search;

namespace GuidanceQa.QaApi.Retrieval;

/// <summary>What a turn asks about the answer before it, rather than about the subject.</summary>
public static class AnswerRequests
{
    public const string Shorter = "shorter";
    public const string Plain = "plain";
    public const string Why = "why";
    public const string Source = "source";
    public const string Sure = "sure";
    public const string Changed = "changed";

    // Longer turns say what they are about themselves.
    private const int MostWords = 14;

    private static readonly (string Request, string[] Cues)[] Cues =
    [
        (Plain, ["simpler", "plain words", "plain english", "plain language", "everyday language", "everyday words", "normal words", "normal language", "normal english", "simple words", "simple terms", "simple language", "layman", "lay terms", "lay language", "easier words", "easier to understand", "easier language", "less technical", "do not understand that", "don't understand that", "don't understand", "explain like", "explain it like", "for a patient", "dumb it down", "less jargon", "without jargon", "no jargon"]),
        (Shorter, ["shorter", "in short", "briefly", "too long", "one sentence", "a sentence", "one line", "tl;dr", "tldr", "sum up", "sum it up", "sum that up", "short version", "shorten", "make it short", "keep it short", "summarise that", "summarize that", "summarise it", "summarize it", "be brief", "more concise", "concisely", "in a nutshell", "nutshell", "just the key", "bottom line"]),
        (Source, ["which source", "what source", "whats the source", "what's the source", "what is the source", "your source", "the source?", "source?", "sources?", "where does that come from", "where does this come from", "where is that from", "where's that from", "where is that written", "where is this written", "where does it say", "says who", "who says", "how do you know", "which document says", "which reference", "reference?", "references?", "citation", "cite", "based on what", "what is that based on", "what's that based on", "what is this based on", "can you quote", "quote it", "quote that", "show me where"]),
        (Changed, ["not what you said", "you said before", "you told me before", "said something else", "contradict", "always the advice", "has it changed", "has that changed", "has this changed", "up to date", "still current", "still valid", "out of date", "outdated", "moved on", "don't match", "do not match", "doesn't match", "earlier answer", "since then changed", "newer advice", "is that new"]),
        (Sure, ["are you sure", "you sure", "how sure", "how certain", "is that certain", "are you certain", "how confident", "are you confident", "relied on", "rely on that", "rely on this", "how reliable", "is that reliable", "can i trust", "trust that", "how strong is that", "how strong is this", "how strong is the recommendation", "how strong is the evidence", "how good is the evidence", "is that right?", "is that true?", "is that correct", "really?", "sure?"]),
        (Why, ["why?", "why is that", "why's that", "whys that", "why that", "why so", "why is this", "how come", "for what reason", "what is the reason", "what's the reason", "why does that matter", "why does it matter", "why not?", "reason for that", "but why", "what's the rationale", "what is the rationale"]),
    ];

    /// <summary>The request, or null when the turn is about a subject.</summary>
    /// <param name="own">What the turn itself names.</param>
    /// <param name="before">What the turn before was about.</param>
    public static string? Read(string question, IReadOnlyList<FoundUnit> own, Understanding before)
    {
        var text = " " + question.Trim().ToLowerInvariant().Replace('’', '\'') + " ";
        if (text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length > MostWords || own.Any(u => IsNew(u, before)))
        {
            return null;
        }

        foreach (var (request, cues) in Cues)
        {
            if (cues.Any(cue => text.Contains(cue, StringComparison.Ordinal)))
            {
                return request;
            }
        }

        return text.Trim() switch
        {
            "why" => Why,
            "source" or "sources" or "reference" => Source,
            "sure" => Sure,
            "short" => Shorter,
            "simpler" => Plain,
            _ => null,
        };
    }

    // A thing that the turn before did not speak of makes a question of its own.
    private static bool IsNew(FoundUnit unit, Understanding before) =>
        unit.Concept is not null && before.Own.Concat(before.Carried.Select(c => c.Unit)).All(b => b.Unit.Terms[0].Term != unit.Unit.Terms[0].Term);
}
