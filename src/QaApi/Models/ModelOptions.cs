using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace GuidanceQa.QaApi.Models;

/// <summary>How one model is reached and how far it is trusted with time and words: <c>Models:{name}:…</c>. The name is what a request says in <c>composer</c>. The README's table is made from the descriptions here.</summary>
public sealed class ModelOptions
{
    public const string Section = "Models";

    [Description("`openai`, `azure`, `compatible` (llama.cpp, vLLM, LM Studio and whatever else speaks OpenAI's chat completions) or `ollama`")]
    public string Provider { get; set; } = "";

    [Description("where it is: `azure` needs `https://NAME.openai.azure.com/openai/v1/`, `compatible` the address that ends in `/v1`; `openai` and `ollama` have their usual ones")]
    public string Endpoint { get; set; } = "";

    [Description("the model's name at the provider; at Azure, the deployment's")]
    public string Model { get; set; } = "";

    [Description("the key, from the environment or user secrets; `openai` and `azure` need one")]
    public string Key { get; set; } = "";

    [Description("`selection`: it chooses and orders statements; `rewrite`: it writes sentences, each of which must pass the verifier")]
    public string Mode { get; set; } = ModelModes.Selection;

    [Description("lets the endpoint be in a private network or on this machine, and be plain `http`")]
    public bool AllowPrivateAddress { get; set; }

    [Description("`schema`: the provider is asked to keep to the JSON schema; `json`: to write JSON; `none`: for servers that know neither. What comes back is checked in any case")]
    public string Output { get; set; } = ModelOutputs.Schema;

    // The same question should give the same answer as far as a model can.
    [Range(0.0, 2.0)]
    [Description("empty: not sent, for models that refuse it")]
    public double? Temperature { get; set; } = 0;

    [Description("sent where it is set")]
    public int? Seed { get; set; }

    // Twelve statements of forty words are about 1,000 tokens; the rest is the prompt and a reserve for long statements.
    [Range(500, 200_000)]
    [Description("for the prompt of an answer, counted as three characters a token; statements that do not fit are not offered")]
    public int PromptTokens { get; set; } = 6_000;

    // An answer of eight sentences of forty words is 500 tokens; a second attempt needs as much again.
    [Range(50, 32_000)]
    [Description("that the model may write for one answer, over all attempts")]
    public int AnswerTokens { get; set; } = 1_500;

    // Reliability figures of chat servers: longer than this nobody waits.
    [Range(1, 600)]
    [Description("for the model's part of one answer, over all attempts")]
    public int AnswerSeconds { get; set; } = 45;

    [Range(1, 600)]
    [Description("until the model begins to answer")]
    public int FirstTokenSeconds { get; set; } = 20;

    [Range(1, 600)]
    [Description("between two pieces of its answer")]
    public int SilenceSeconds { get; set; } = 10;

    [Range(0, 10)]
    [Description("after 408, 429, 5xx or a lost connection, with growing pauses or as `Retry-After` says")]
    public int Retries { get; set; } = 2;

    [Range(1, 1_000)]
    [Description("requests to this model at once; as many again wait, the rest get the default answer")]
    public int Concurrent { get; set; } = 4;

    [Range(1, 40)]
    [Description("statements offered to the model")]
    public int Statements { get; set; } = 12;
}

/// <summary>What a model is asked to do.</summary>
public static class ModelModes
{
    public const string Selection = "selection";
    public const string Rewrite = "rewrite";

    public static IReadOnlyList<string> All { get; } = [Selection, Rewrite];
}

/// <summary>How firmly the provider is asked for JSON.</summary>
public static class ModelOutputs
{
    public const string Schema = "schema";
    public const string Json = "json";
    public const string None = "none";

    public static IReadOnlyList<string> All { get; } = [Schema, Json, None];
}
