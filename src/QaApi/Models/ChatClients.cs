using System.ClientModel;
using System.ClientModel.Primitives;
using System.Text.Json;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;
using Microsoft.SemanticKernel.Connectors.OpenAI;
using OllamaSharp;
using OpenAI;
using OpenAI.Chat;

namespace GuidanceQa.QaApi.Models;

/// <summary>Semantic Kernel's chat interface for each provider, over our own transport, without tools and without a log.</summary>
internal static class ChatClients
{
    public static IChatCompletionService Create(ModelOptions options, HttpClient http) => options.Provider switch
    {
        ModelProviders.Ollama => new OllamaApiClient(http, options.Model).AsChatCompletionService(),

        _ => new OpenAIChatCompletionService(options.Model, OpenAi(options, http)),
    };

    /// <param name="tokens">The most that may be written.</param>
    public static PromptExecutionSettings Settings(ModelOptions options, OutputSchema? schema, int tokens) => options.Provider switch
    {
        ModelProviders.Ollama => new PromptExecutionSettings { ExtensionData = OllamaSettings(options, schema, tokens) },
        _ => new OpenAIPromptExecutionSettings
        {
            Temperature = options.Temperature,
            Seed = options.Seed,
            MaxTokens = tokens,
            ResponseFormat = schema is null || options.Output == ModelOutputs.None ? null
                : options.Output == ModelOutputs.Json ? ChatResponseFormat.CreateJsonObjectFormat()
                : ChatResponseFormat.CreateJsonSchemaFormat(schema.Name, BinaryData.FromString(schema.Text), null, true),
        },
    };

    // A compatible server without keys wants none, and the client must have one. Repeating and waiting are the transport's.
    internal static OpenAIClient OpenAi(ModelOptions options, HttpClient http) => new(
        new ApiKeyCredential(options.Key.Length > 0 ? options.Key : "none"),
        new OpenAIClientOptions { Endpoint = Addresses.Of(options), Transport = new HttpClientPipelineTransport(http), RetryPolicy = new ClientRetryPolicy(0), NetworkTimeout = Timeout.InfiniteTimeSpan });

    private static Dictionary<string, object> OllamaSettings(ModelOptions options, OutputSchema? schema, int tokens)
    {
        Dictionary<string, object> settings = new(StringComparer.Ordinal) { ["max_tokens"] = tokens };
        if (options.Temperature is { } temperature)
        {
            settings["temperature"] = temperature;
        }

        if (options.Seed is { } seed)
        {
            settings["seed"] = seed;
        }

        if (schema is not null && options.Output != ModelOutputs.None)
        {
            settings["response_format"] = options.Output == ModelOutputs.Json ? "json_object" : JsonElement.Parse(schema.Text);
        }

        return settings;
    }
}
