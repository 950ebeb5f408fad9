using System.Globalization;
using System.Text.Json;

namespace LifecycleKit;

/// <summary>Finds, in one pass over a JSON text, every unknown, repeated or missing member and every value of a wrong kind.</summary>
/// <remarks>The check stops at 100 diagnostics.</remarks>
internal sealed class JsonShapeCheck(List<Diagnostic> diagnostics)
{
    private const int MaxOfName = 1_000;

    /// <param name="utf8">A JSON text, nested no deeper than <see cref="StrictJson.MaxDepth"/>.</param>
    /// <param name="shape">The allowed shape.</param>
    public void Check(ReadOnlySpan<byte> utf8, JsonShape shape)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = StrictJson.MaxDepth });
        reader.Read();
        Check(ref reader, shape, string.Empty);
        if (DiagnosticList.IsFull(diagnostics))
        {
            Error(
                DiagnosticIds.LimitExceeded, string.Empty, $"The text was checked up to its first {DiagnosticList.Max} errors.",
                "Correct those that are listed first.");
        }
    }

    /// <summary>Checks the value at the position of the reader and moves the reader to its end.</summary>
    private void Check(ref Utf8JsonReader reader, JsonShape shape, string path)
    {
        if (!IsOfKind(reader.TokenType, shape.Kind))
        {
            var orNothing = reader.TokenType == JsonTokenType.Null ? ", or leave it out" : string.Empty;
            Error(
                DiagnosticIds.MalformedJson, path, $"There is {JsonWords.Of(reader.TokenType)}.",
                $"Give {JsonWords.Of(shape.Kind)}{orNothing}.");
            reader.Skip();
            return;
        }

        if (shape.Kind == JsonKind.Any && reader.TokenType == JsonTokenType.StartArray) CheckParts(ref reader, shape, path);
        else if (shape.Kind is JsonKind.Object or JsonKind.Map || reader.TokenType == JsonTokenType.StartObject)
            CheckMembers(ref reader, shape, path);
            else if (shape.Kind == JsonKind.List) CheckParts(ref reader, shape.Part!, path);
            else if (reader.TokenType == JsonTokenType.Number) CheckNumber(ref reader, shape.Kind, path);
            else if (reader.TokenType == JsonTokenType.String) CheckText(ref reader, shape, path);
    }

    private void CheckMembers(ref Utf8JsonReader reader, JsonShape shape, string path)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (!DiagnosticList.IsFull(diagnostics) && reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = Decoded(ref reader);
            reader.Read();
            if (name is null || name.Length > MaxOfName)
            {
                if (name is null) ReportHalf(path);
                else Error(DiagnosticIds.LimitExceeded, path, $"A name has {name.Length} characters.", $"Give it at most {MaxOfName}.");
                reader.Skip();
                continue;
            }

            var there = path.Length == 0 ? Diagnostic.Shown(name) : $"{path}/{Diagnostic.Shown(name)}";
            if (!seen.Add(name))
                Error(DiagnosticIds.RepeatedMember, there, $"The member '{Diagnostic.Shown(name)}' occurs twice.", "Remove one.");
            if ((shape.Part ?? shape.Find(name)?.Shape) is { } part)
            {
                Check(ref reader, part, there);
                continue;
            }

            var hint = Nearest.Hint(name, shape.Members.Select(member => member.Name), "Remove it.", diagnostics);
            Error(DiagnosticIds.UnknownMember, there, $"There is no member '{Diagnostic.Shown(name)}'.", hint);
            reader.Skip();
        }

        if (DiagnosticList.IsFull(diagnostics)) return;
        foreach (var missing in shape.Members.Where(member => member.IsRequired && !seen.Contains(member.Name)))
        {
            Error(
                DiagnosticIds.Missing, path.Length == 0 ? missing.Name : $"{path}/{missing.Name}", $"There is no member '{missing.Name}'.",
                "Add it.");
        }
    }

    private void CheckParts(ref Utf8JsonReader reader, JsonShape part, string path)
    {
        for (var i = 0; !DiagnosticList.IsFull(diagnostics) && reader.Read() && reader.TokenType != JsonTokenType.EndArray; i++)
            Check(ref reader, part, $"{path}/{i}");
    }

    private void CheckNumber(ref Utf8JsonReader reader, JsonKind kind, string path)
    {
        var isRead = kind switch
        {
            JsonKind.Integer => reader.TryGetInt32(out _),
            JsonKind.Long => reader.TryGetInt64(out _),
            JsonKind.UnsignedLong => reader.TryGetUInt64(out _),
            JsonKind.Decimal => reader.TryGetDecimal(out _),
            _ => true,
        };
        if (isRead) return;
        if (kind == JsonKind.Decimal)
        {
            Error(DiagnosticIds.OutOfRange, path, "The number is out of range.", "Give a number of at most 28 digits.");
        }
            else
            {
                Error(
                    DiagnosticIds.OutOfRange, path, "The number is not whole, or out of range.",
                    $"Give {JsonWords.RangeOf(kind)}, without exponent.");
            }
    }

    private void CheckText(ref Utf8JsonReader reader, JsonShape shape, string path)
    {
        if (shape.Kind is JsonKind.Any or JsonKind.Text or JsonKind.Scalar or JsonKind.ScalarOrObject && !reader.ValueIsEscaped) return;
        if (Decoded(ref reader) is not { } text)
        {
            ReportHalf(path);
        }
        else if (shape.Kind == JsonKind.Instant && InstantText.Read(text) is null)
        {
            Error(DiagnosticIds.TypeMismatch, path, $"'{Diagnostic.Shown(text)}' is not an instant.", InstantText.Suggestion);
        }
        else if (shape.Kind == JsonKind.Duration && !TimeSpan.TryParseExact(text, "c", CultureInfo.InvariantCulture, out _))
        {
            Error(
                DiagnosticIds.TypeMismatch, path, $"'{Diagnostic.Shown(text)}' is not a length of time.",
                "Write days and a time such as 90.00:00:00.");
        }
        else if (shape.Kind == JsonKind.Name && !shape.Names.Contains(text))
        {
            var hint = Nearest.Hint(text, shape.Names, $"Give one of {string.Join(", ", shape.Names)}.", diagnostics);
            Error(DiagnosticIds.UnknownValue, path, $"'{Diagnostic.Shown(text)}' is not a known value.", hint);
        }
    }

    /// <summary>Returns a name or text in JSON; null when an escape in it is half of a character.</summary>
    private static string? Decoded(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static bool IsOfKind(JsonTokenType token, JsonKind kind) => kind == JsonKind.Any || token switch
    {
        JsonTokenType.String => kind is JsonKind.Text or JsonKind.Instant or JsonKind.Duration or JsonKind.Name || IsScalar(kind),
        JsonTokenType.Number =>
            kind is JsonKind.Integer or JsonKind.Long or JsonKind.UnsignedLong or JsonKind.Decimal or JsonKind.Double || IsScalar(kind),
        JsonTokenType.True or JsonTokenType.False => kind is JsonKind.Flag || IsScalar(kind),
        JsonTokenType.StartArray => kind is JsonKind.List,
        JsonTokenType.StartObject => kind is JsonKind.Object or JsonKind.Map or JsonKind.ScalarOrObject,
        _ => false,
    };

    private static bool IsScalar(JsonKind kind) => kind is JsonKind.Scalar or JsonKind.ScalarOrObject;

    private void ReportHalf(string path) =>
        Error(DiagnosticIds.MalformedJson, path, "A text holds half of a character.", "Write whole characters.");

    private void Error(string id, string path, string message, string suggestion) =>
        diagnostics.Add(Diagnostic.Error(id, path, message, suggestion));
}
