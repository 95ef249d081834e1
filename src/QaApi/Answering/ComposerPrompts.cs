using GuidanceQa.QaApi.Models;

namespace GuidanceQa.QaApi.Answering;

/// <summary>What a model is asked, and in which form it has to answer: the files beside this one, built into the program.</summary>
internal static class ComposerPrompts
{
    public static PromptFile Selection { get; } = Read("selection");

    public static OutputSchema SelectionForm { get; } = new("selection", "sections", PromptFile.TextOf(typeof(ComposerPrompts).Assembly, "selection.schema.json"));

    public static PromptFile Rewrite { get; } = Read("rewrite");

    public static OutputSchema RewriteForm { get; } = new("rewrite", "sentences", PromptFile.TextOf(typeof(ComposerPrompts).Assembly, "rewrite.schema.json"));

    private static PromptFile Read(string name) => PromptFile.Embedded(typeof(ComposerPrompts).Assembly, name, "audience", "question", "headings", "statements", "length");
}
