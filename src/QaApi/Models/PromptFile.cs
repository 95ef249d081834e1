using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace GuidanceQa.QaApi.Models;

/// <summary>
/// A prompt as it lies in a file: a line <c>version: N</c>, then the parts <c>## system</c> and <c>## user</c> with placeholders in double braces. The placeholders are checked when the file is read. Values are put in once, so that braces
/// within a value stay text.
/// </summary>
public sealed class PromptFile
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly string _system;
    private readonly string _user;

    private PromptFile(string name, string text, IReadOnlyList<string> placeholders)
    {
        var lines = text.ReplaceLineEndings("\n");
        var parts = lines.Split("\n## user\n");
        var head = parts[0].Split("\n## system\n");
        if (parts.Length != 2 || head.Length != 2 || !head[0].StartsWith("version: ", StringComparison.Ordinal) || !int.TryParse(head[0]["version: ".Length..].Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var version))
        {
            throw new InvalidDataException($"The prompt {name} is not written as expected: `version: N`, `## system`, `## user`.");
        }

        (_system, _user) = (head[1].Trim(), parts[1].Trim());
        var found = Names(_system).Concat(Names(_user)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var expected = placeholders.Order(StringComparer.Ordinal).ToList();
        if (!found.SequenceEqual(expected, StringComparer.Ordinal))
        {
            throw new InvalidDataException($"The prompt {name} has the placeholders {string.Join(", ", found)}; expected {string.Join(", ", expected)}.");
        }

        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(lines)))[..12];
        Version = string.Create(CultureInfo.InvariantCulture, $"{name}-{version}-{hash}");
    }

    /// <summary>Name, number and the beginning of the file's hash.</summary>
    public string Version { get; }

    /// <exception cref="InvalidDataException">The text is not written as expected, or its placeholders are not these.</exception>
    public static PromptFile Parse(string name, string text, params IReadOnlyList<string> placeholders) => new(name, text, placeholders);

    /// <summary>Reads a prompt that is part of an assembly.</summary>
    public static PromptFile Embedded(Assembly assembly, string name, params IReadOnlyList<string> placeholders) => new(name, TextOf(assembly, name + ".md"), placeholders);

    /// <summary>The text of a file that is part of an assembly, by the end of its name.</summary>
    public static string TextOf(Assembly assembly, string file)
    {
        var resource = assembly.GetManifestResourceNames().Single(n => n.EndsWith("." + file, StringComparison.Ordinal));
        using StreamReader reader = new(assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }

    /// <summary>A text as a value of a prompt: JSON on one line, so that no text can end its line; letters stay letters.</summary>
    public static string Quoted(string text) => JsonSerializer.Serialize(text, Readable);

    /// <param name="values">One for each placeholder.</param>
    public IReadOnlyList<ChatTurn> With(IReadOnlyDictionary<string, string> values) => [new(ChatTurn.System, Filled(_system, values)), new(ChatTurn.User, Filled(_user, values))];

    private static string Filled(string template, IReadOnlyDictionary<string, string> values)
    {
        StringBuilder text = new();
        var pieces = template.Split("{{");
        text.Append(pieces[0]);
        foreach (var piece in pieces.Skip(1))
        {
            var end = piece.IndexOf("}}", StringComparison.Ordinal);
            text.Append(values[piece[..end]]).Append(piece, end + 2, piece.Length - end - 2);
        }

        return text.ToString();
    }

    private static IEnumerable<string> Names(string template) => template.Split("{{").Skip(1).Select(p => p.IndexOf("}}", StringComparison.Ordinal) is > 0 and var end ? p[..end] : "");
}
