using System.Text;
using System.Text.Json;

namespace GuidanceQa.QaApi.Models;

/// <summary>
/// Reads the objects of the one array out of a model's JSON while it is still being written, each as soon as it is whole and fits the schema. A fence around the JSON and thoughts before it are passed over; anything else beside it is a fault.
/// </summary>
public sealed class ItemReader(OutputSchema schema)
{
    private const int Deepest = 8;
    private const int MostBefore = 16;
    private const string ThoughtStart = "<think>";
    private const string ThoughtEnd = "</think>";

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = Deepest + 2, AllowDuplicateProperties = false };

    private readonly StringBuilder _json = new();
    private readonly StringBuilder _before = new();
    private int _depth;
    private int _item = -1;
    private int _start = -1;
    private bool _isInThought;
    private bool _isInText;
    private bool _isEscaped;
    private bool _isClosed;

    /// <summary>The whole text as far as it is JSON.</summary>
    public string Text => _json.ToString();

    /// <summary>Takes the next piece and gives the items that it completes.</summary>
    /// <exception cref="ModelException"><see cref="ModelReasons.BadOutput"/>.</exception>
    public IReadOnlyList<JsonElement> Take(string piece)
    {
        List<JsonElement> items = [];
        foreach (var c in piece)
        {
            if (_isClosed)
            {
                After(c);
            }
            else if (_depth == 0)
            {
                Before(c);
            }
            else if (Inside(c) is { } item)
            {
                items.Add(item);
            }
        }

        return items;
    }

    /// <summary>Says that no more will come.</summary>
    /// <exception cref="ModelException"><see cref="ModelReasons.CutOff"/> or <see cref="ModelReasons.BadOutput"/>.</exception>
    public void End()
    {
        if (!_isClosed)
        {
            throw _json.Length > 0 ? new ModelException(ModelReasons.CutOff, "the model's answer ended before it was whole") : new ModelException(ModelReasons.BadOutput, "the model's answer holds no JSON");
        }

        if (!schema.Accepts(Parsed(_json.ToString())))
        {
            throw Bad();
        }
    }

    private void Before(char c)
    {
        // Thoughts may be long: what is read of them is never read again.
        _before.Append(c);
        _start = _start < 0 && !char.IsWhiteSpace(c) ? _before.Length - 1 : _start;
        if (_isInThought)
        {
            if (EndsIn(ThoughtEnd))
            {
                _before.Clear();
                (_isInThought, _start) = (false, -1);
            }
        }
        else if (_start >= 0 && _before.Length - _start == ThoughtStart.Length && EndsIn(ThoughtStart))
        {
            _isInThought = true;
        }
        else if (c == '{')
        {
            // "Here is the JSON" is harmless, and "ignore the JSON" would be too: only the JSON is read. But who writes prose writes no answer.
            var prose = _before.ToString(0, _before.Length - 1).Trim();
            if (prose.Length > 0 && prose is not ("```json" or "```"))
            {
                throw Bad();
            }

            _depth = 1;
            _json.Append(c);
        }
        else if (_before.Length > MostBefore && (_start < 0 || _before[_start] != '<'))
        {
            throw Bad();
        }
    }

    private bool EndsIn(string words)
    {
        if (_before.Length < words.Length)
        {
            return false;
        }

        for (var i = 0; i < words.Length; i++)
        {
            if (_before[_before.Length - words.Length + i] != words[i])
            {
                return false;
            }
        }

        return true;
    }

    private static void After(char c)
    {
        if (!char.IsWhiteSpace(c) && c != '`')
        {
            throw Bad();
        }
    }

    private JsonElement? Inside(char c)
    {
        _json.Append(c);
        if (_isInText)
        {
            _isInText = _isEscaped || c != '"';
            _isEscaped = !_isEscaped && c == '\\';
            return null;
        }

        switch (c)
        {
            case '"':
                _isInText = true;
                break;
            case '{' or '[':
                _item = ++_depth == 3 ? _json.Length - 1 : _item;
                if (_depth > Deepest)
                {
                    throw Bad();
                }

                break;
            case '}' or ']':
                _isClosed = --_depth == 0;
                if (_depth == 2)
                {
                    var item = Parsed(_json.ToString(_item, _json.Length - _item));
                    return schema.AcceptsItem(item) ? item : throw Bad();
                }

                break;
        }

        return null;
    }

    private static JsonElement Parsed(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Strict);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            throw Bad();
        }
    }

    private static ModelException Bad() => new(ModelReasons.BadOutput, "the model's answer is not the JSON that was asked for");
}
