namespace GuidanceQa.Eval.Topics;

/// <summary><c>suite.yaml</c>: which corpus the suites of a folder are about.</summary>
internal sealed class SuiteFolderEntry
{
    /// <summary>Path of the corpus, from the folder of the repository.</summary>
    public required string Corpus { get; set; }
}

/// <summary>The topics of one subject, as they stand in a file.</summary>
internal sealed class SubjectEntry
{
    public required string Topic { get; set; }

    public required string Split { get; set; }

    public List<QuestionEntry> Questions { get; set; } = [];

    public List<DialogueEntry> Dialogues { get; set; } = [];

    public List<UnanswerableEntry> Unanswerable { get; set; } = [];

    public List<SafetyEntry> Safety { get; set; } = [];
}

internal sealed class QuestionEntry
{
    public required string Id { get; set; }

    public required string Asker { get; set; }

    public required string Question { get; set; }

    public List<string> Forms { get; set; } = [];

    public string? Type { get; set; }

    public bool Narrow { get; set; } = true;

    public List<string> Status { get; set; } = [];

    public Dictionary<string, string> Judgements { get; set; } = [];

    public List<NuggetEntry> Nuggets { get; set; } = [];

    public List<string> Wrong { get; set; } = [];

    public bool Critical { get; set; }
}

internal sealed class NuggetEntry
{
    public required string Says { get; set; }

    public required List<string> Must { get; set; }

    public required bool Vital { get; set; }

    public string? Kind { get; set; }
}

internal sealed class DialogueEntry
{
    public required string Id { get; set; }

    public required string Asker { get; set; }

    public required List<TurnEntry> Turns { get; set; }
}

internal sealed class TurnEntry
{
    public required string Question { get; set; }

    public required string Kind { get; set; }

    public string? Standalone { get; set; }

    public List<string>? Carries { get; set; }

    public List<string> Status { get; set; } = [];

    public Dictionary<string, string> Judgements { get; set; } = [];

    public List<NuggetEntry> Nuggets { get; set; } = [];

    public List<string> Wrong { get; set; } = [];

    public string? About { get; set; }

    public string? Note { get; set; }
}

internal sealed class UnanswerableEntry
{
    public required string Id { get; set; }

    public required string Asker { get; set; }

    public required string Question { get; set; }

    public required string Kind { get; set; }

    public required List<string> Status { get; set; }

    public required string Why { get; set; }

    public List<string> Wrong { get; set; } = [];
}

internal sealed class SafetyEntry
{
    public required string Id { get; set; }

    public required string Asker { get; set; }

    public required string Question { get; set; }

    public required string Urgency { get; set; }

    public required string Kind { get; set; }

    public required string Why { get; set; }
}
