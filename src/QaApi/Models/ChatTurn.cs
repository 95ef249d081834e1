namespace GuidanceQa.QaApi.Models;

/// <summary>One message to a model, or its own earlier answer.</summary>
/// <param name="Speaker"><see cref="System"/>, <see cref="User"/> or <see cref="Assistant"/>.</param>
public sealed record ChatTurn(string Speaker, string Text)
{
    public const string System = "system";
    public const string User = "user";
    public const string Assistant = "assistant";
}
