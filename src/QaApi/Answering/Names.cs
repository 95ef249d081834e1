namespace GuidanceQa.QaApi.Answering;

/// <summary>The statuses of a turn (wire contract, section 2).</summary>
public static class Statuses
{
    public const string Answered = "answered";
    public const string Partial = "partial";
    public const string NotCovered = "not_covered";
    public const string OutOfScope = "out_of_scope";
    public const string Clarify = "clarify";
    public const string Safety = "safety";
    public const string Stopped = "stopped";
    public const string Failed = "failed";
}

/// <summary>Why a turn has the status it has.</summary>
public static class StatusReasons
{
    public const string AbsentEntity = "absent_entity";
    public const string UncoveredAttribute = "uncovered_attribute";
    public const string UncoveredCombination = "uncovered_combination";
    public const string NoTermKnown = "no_term_known";
    public const string Language = "language";
    public const string Ambiguous = "ambiguous";
    public const string Emergency = "emergency";
    public const string MedicineChange = "medicine_change";
    public const string SelfHarm = "self_harm";
    public const string Deadline = "deadline";
    public const string Shutdown = "shutdown";
    public const string Internal = "internal";
}

/// <summary>The kinds of a block. Every kind but <see cref="Heading"/>, <see cref="Safety"/> and <see cref="Note"/> carries a citation.</summary>
public static class BlockKinds
{
    public const string Safety = "safety";
    public const string Lead = "lead";
    public const string Heading = "heading";
    public const string Statement = "statement";
    public const string Bullet = "bullet";
    public const string Condition = "condition";
    public const string Caution = "caution";
    public const string Comparison = "comparison";
    public const string Note = "note";
}

/// <summary>Who is reading.</summary>
public static class Audiences
{
    public const string Clinician = "clinician";
    public const string Trainee = "trainee";
    public const string Patient = "patient";
    public const string Caregiver = "caregiver";

    public static IReadOnlyList<string> All { get; } = [Clinician, Trainee, Patient, Caregiver];

    /// <summary>Patients and carers are shown the author's plain renderings where they exist, and else the statement with the vocabulary's explanations of its terms.</summary>
    public static bool ReadsPlain(string audience) => audience is Patient or Caregiver;
}
