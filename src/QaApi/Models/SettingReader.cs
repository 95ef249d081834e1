using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;

namespace GuidanceQa.QaApi.Models;

/// <summary>Reads a section by hand, because a misspelt name must not be passed over and no exception may print a value.</summary>
internal static class SettingReader
{
    /// <summary>Fills what is set; what is wrong becomes a fault, a sentence each, and keeps its default.</summary>
    public static TOptions Read<TOptions>(IConfigurationSection section, List<string> faults)
        where TOptions : new()
    {
        TOptions options = new();
        var properties = typeof(TOptions).GetProperties();
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

    public static void OneOf(string at, string value, IReadOnlyList<string> allowed, List<string> faults)
    {
        if (!allowed.Contains(value, StringComparer.Ordinal))
        {
            faults.Add($"{at} is {(value.Length == 0 ? "missing" : "none of these")}; expected one of {Listed(allowed)}.");
        }
    }

    public static string Listed(IEnumerable<string> names) => string.Join(", ", names) is { Length: > 0 } list ? list : "none";

    private static bool TrySet(object options, PropertyInfo property, string value)
    {
        var isOptional = Nullable.GetUnderlyingType(property.PropertyType) is not null;
        object? read = (Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType) switch
        {
            var t when t == typeof(string) => property.Name.EndsWith("Prefix", StringComparison.Ordinal) ? value : value.Trim(),
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
}
