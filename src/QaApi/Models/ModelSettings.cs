using Microsoft.Extensions.Options;

namespace GuidanceQa.QaApi.Models;

/// <summary>All configured models by name, and who composes where a request names nobody.</summary>
public sealed class ModelSettings
{
    public const string ComposerSection = "Composer";

    /// <summary>The name that needs no model.</summary>
    public const string Extractive = "extractive";

    public string Default { get; private set; } = Extractive;

    public const string InterpretationSection = "Interpretation";

    /// <summary>Name of the model that proposes how a follow-up reads alone; null: none does.</summary>
    public string? Interpreter { get; private set; }

    /// <summary>In the order of their names.</summary>
    public IReadOnlyDictionary<string, ModelOptions> Models { get; private set; } = new SortedDictionary<string, ModelOptions>(StringComparer.Ordinal);

    /// <summary>What is wrong, a sentence each; no sentence holds a value that may be a key.</summary>
    public IReadOnlyList<string> Faults { get; private set; } = [];

    public static ModelSettings Read(IConfiguration configuration)
    {
        ModelSettings settings = new();
        settings.Fill(configuration);
        return settings;
    }

    /// <summary>Takes everything from a configuration; faults are kept, not thrown.</summary>
    public void Fill(IConfiguration configuration)
    {
        List<string> faults = [];
        SortedDictionary<string, ModelOptions> models = new(StringComparer.Ordinal);
        foreach (var section in configuration.GetSection(ModelOptions.Section).GetChildren())
        {
            var options = SettingReader.Read<ModelOptions>(section, faults);
            Check(section.Key, options, faults);
            models[section.Key] = options;
        }

        var first = configuration[$"{ComposerSection}:Default"] is { Length: > 0 } name ? name : Extractive;
        if (first != Extractive && !models.ContainsKey(first))
        {
            faults.Add($"{ComposerSection}:Default names `{first}`; expected `{Extractive}` or one of the configured models ({SettingReader.Listed(models.Keys)}).");
        }

        var interpreter = configuration[$"{InterpretationSection}:Model"] is { Length: > 0 } proposing ? proposing : null;
        if (interpreter is not null && !models.ContainsKey(interpreter))
        {
            faults.Add($"{InterpretationSection}:Model names `{interpreter}`; expected nothing or one of the configured models ({SettingReader.Listed(models.Keys)}).");
        }

        (Interpreter, Default, Models, Faults) = (interpreter, first, models, faults);
    }

    private static void Check(string name, ModelOptions options, List<string> faults)
    {
        var at = $"{ModelOptions.Section}:{name}";
        if (name == Extractive || name.Length > 40 || !name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.'))
        {
            faults.Add($"{at}: a model's name has up to 40 letters, digits, `-`, `_` and `.`, and is not `{Extractive}`.");
        }

        SettingReader.OneOf($"{at}:Provider", options.Provider, ModelProviders.All, faults);
        SettingReader.OneOf($"{at}:Mode", options.Mode, ModelModes.All, faults);
        SettingReader.OneOf($"{at}:Output", options.Output, ModelOutputs.All, faults);
        CheckServer(at, options, faults);
    }

    /// <summary>Is the server named whole, and may it be there?</summary>
    /// <param name="at">Where the settings lie.</param>
    internal static void CheckServer(string at, ModelOptions options, List<string> faults)
    {
        if (options.Model.Length == 0)
        {
            faults.Add($"{at}:Model is missing; expected the model's name at the provider.");
        }

        if (options.Key.Length == 0 && options.Provider is ModelProviders.OpenAi or ModelProviders.Azure)
        {
            faults.Add($"{at}:Key is missing; set it in the environment as {at.Replace(":", "__", StringComparison.Ordinal)}__Key.");
        }

        if (options.Key.Any(c => c is < '!' or > '~'))
        {
            faults.Add($"{at}:Key holds a character that no key has.");
        }

        if (Addresses.FaultOf(options) is { } fault)
        {
            faults.Add($"{at}:Endpoint {fault}");
        }
    }
}

/// <summary>Ends a start with what is wrong, a line each.</summary>
internal sealed class ModelSettingsValidator : IValidateOptions<ModelSettings>
{
    public ValidateOptionsResult Validate(string? name, ModelSettings options) => options.Faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(options.Faults);
}
