using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
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
            var options = One(section, faults);
            Check(section.Key, options, faults);
            models[section.Key] = options;
        }

        var first = configuration[$"{ComposerSection}:Default"] is { Length: > 0 } name ? name : Extractive;
        if (first != Extractive && !models.ContainsKey(first))
        {
            faults.Add($"{ComposerSection}:Default names `{first}`; expected `{Extractive}` or one of the configured models ({Listed(models.Keys)}).");
        }

        var interpreter = configuration[$"{InterpretationSection}:Model"] is { Length: > 0 } proposing ? proposing : null;
        if (interpreter is not null && !models.ContainsKey(interpreter))
        {
            faults.Add($"{InterpretationSection}:Model names `{interpreter}`; expected nothing or one of the configured models ({Listed(models.Keys)}).");
        }

        (Interpreter, Default, Models, Faults) = (interpreter, first, models, faults);
    }

    // By hand, because a misspelt name must not be passed over and no exception may print a value.
    private static ModelOptions One(IConfigurationSection section, List<string> faults)
    {
        ModelOptions options = new();
        var properties = typeof(ModelOptions).GetProperties();
        foreach (var child in section.GetChildren())
        {
            var property = properties.FirstOrDefault(p => p.Name.Equals(child.Key, StringComparison.OrdinalIgnoreCase));
            if (property is null)
            {
                faults.Add($"{section.Path} has no setting `{child.Key}`; expected one of {Listed(properties.Select(p => p.Name))}.");
            }
            else if (!TrySet(options, property, child.Value ?? ""))
            {
                faults.Add($"{section.Path}:{property.Name} is not {Expected(property)}.");
            }
        }

        return options;
    }

    private static bool TrySet(ModelOptions options, PropertyInfo property, string value)
    {
        var isOptional = Nullable.GetUnderlyingType(property.PropertyType) is not null;
        object? read = (Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType) switch
        {
            var t when t == typeof(string) => value.Trim(),
            var t when t == typeof(bool) => bool.TryParse(value, out var flag) ? flag : null,
            var t when t == typeof(int) => int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null,
            _ => double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null,
        };
        if (read is null && !(isOptional && value.Length == 0))
        {
            return false;
        }

        property.SetValue(options, read);
        return property.GetCustomAttribute<RangeAttribute>()?.IsValid(read) ?? true;
    }

    private static string Expected(PropertyInfo property) =>
        property.PropertyType == typeof(bool) ? "true or false"
        : property.GetCustomAttribute<RangeAttribute>() is { } range ? string.Create(CultureInfo.InvariantCulture, $"a number from {range.Minimum} to {range.Maximum}")
        : "a whole number";

    private static void Check(string name, ModelOptions options, List<string> faults)
    {
        var at = $"{ModelOptions.Section}:{name}";
        if (name == Extractive || name.Length > 40 || !name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.'))
        {
            faults.Add($"{at}: a model's name has up to 40 letters, digits, `-`, `_` and `.`, and is not `{Extractive}`.");
        }

        OneOf($"{at}:Provider", options.Provider, ModelProviders.All, faults);
        OneOf($"{at}:Mode", options.Mode, ModelModes.All, faults);
        OneOf($"{at}:Output", options.Output, ModelOutputs.All, faults);
        if (options.Model.Length == 0)
        {
            faults.Add($"{at}:Model is missing; expected the model's name at the provider.");
        }

        if (options.Key.Length == 0 && options.Provider is ModelProviders.OpenAi or ModelProviders.Azure)
        {
            faults.Add($"{at}:Key is missing; set it in the environment as Models__{name}__Key.");
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

    private static void OneOf(string at, string value, IReadOnlyList<string> allowed, List<string> faults)
    {
        if (!allowed.Contains(value, StringComparer.Ordinal))
        {
            faults.Add($"{at} is {(value.Length == 0 ? "missing" : "none of these")}; expected one of {Listed(allowed)}.");
        }
    }

    private static string Listed(IEnumerable<string> names) => string.Join(", ", names) is { Length: > 0 } list ? list : "none";
}

/// <summary>Ends a start with what is wrong, a line each.</summary>
internal sealed class ModelSettingsValidator : IValidateOptions<ModelSettings>
{
    public ValidateOptionsResult Validate(string? name, ModelSettings options) => options.Faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(options.Faults);
}
