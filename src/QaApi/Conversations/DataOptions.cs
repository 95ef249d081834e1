using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace GuidanceQa.QaApi.Conversations;

/// <summary>Where conversations are kept, and how much of them.</summary>
public sealed class DataOptions
{
    public const string Section = "Data";

    /// <summary>The folder of <c>conversations.db</c>.</summary>
    [Required]
    public string Path { get; set; } = "data";

    // The limit that comparable services ship; enough for a long consultation.
    [Range(1, 10_000)]
    public int MessagesPerConversation { get; set; } = 200;

    // The life that the draft on idempotency keys proposes.
    [Range(1, 24 * 30)]
    public int IdempotencyHours { get; set; } = 24;
}

[OptionsValidator]
internal sealed partial class DataOptionsValidator : IValidateOptions<DataOptions>;
