using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace GuidanceQa.QaApi.Http;

/// <summary>The folder of guidance that is answered from.</summary>
public sealed class CorpusOptions
{
    public const string Section = "Corpus";

    [Required]
    public string Path { get; set; } = "corpus";
}

/// <summary>The folder of the index; built from the corpus when it is missing or old.</summary>
public sealed class IndexOptions
{
    public const string Section = "Index";

    [Required]
    public string Path { get; set; } = "index";
}

/// <summary>How much is taken and given. Clients read the first four from /api/v1/meta.</summary>
public sealed class LimitsOptions
{
    public const string Section = "Limits";

    // Fixed by the wire contract as the default.
    [Range(1, 20_000)]
    public int QuestionCharacters { get; set; } = 2_000;

    // Fixed by the wire contract.
    [Range(0, 20)]
    public int HistoryQuestions { get; set; } = 20;

    // 64 kB: a question of 2,000 characters with 20 earlier ones, in any script.
    [Range(1_024, 10_000_000)]
    public int BodyBytes { get; set; } = 65_536;

    // One question a second is faster than anybody reads.
    [Range(1, 1_000_000)]
    public int RequestsPerMinute { get; set; } = 60;

    // Per address, as comparable chat servers allow.
    [Range(1, 10_000)]
    public int ConcurrentPerAddress { get; set; } = 20;

    // Over all addresses; an answer takes milliseconds, so this is a queue of under a second.
    [Range(1, 100_000)]
    public int ConcurrentRequests { get; set; } = 500;

    /// <summary>Whether requests from this machine are limited too.</summary>
    public bool ApplyToLoopback { get; set; }

    // The extractive composer needs milliseconds; beyond this something is wrong.
    [Range(1, 600)]
    public int AnswerSeconds { get; set; } = 10;

    // Proxies close streams that are silent for 30 to 60 s.
    [Range(1, 15)]
    public int HeartbeatSeconds { get; set; } = 15;
}

[OptionsValidator]
internal sealed partial class CorpusOptionsValidator : IValidateOptions<CorpusOptions>;

[OptionsValidator]
internal sealed partial class IndexOptionsValidator : IValidateOptions<IndexOptions>;

[OptionsValidator]
internal sealed partial class LimitsOptionsValidator : IValidateOptions<LimitsOptions>;
