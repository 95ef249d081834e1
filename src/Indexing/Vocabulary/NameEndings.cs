namespace GuidanceQa.Indexing.Vocabulary;

/// <summary>Endings of the international stems by which things are named.</summary>
public static class NameEndings
{
    /// <summary>Of diseases and procedures. What is named after an organ is neither the organ nor another thing that is.</summary>
    public static IReadOnlyList<string> OfDiseasesAndProcedures { get; } =
        ["oma", "omas", "itis", "osis", "emia", "aemia", "pathy", "plegia", "algia", "ectomy", "otomy", "ostomy", "plasty", "oscopy", "graphy", "lysis"];
}
