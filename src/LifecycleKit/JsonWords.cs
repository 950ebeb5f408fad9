using System.Text.Json;

namespace LifecycleKit;

/// <summary>The names of the kinds of JSON values in diagnostics.</summary>
internal static class JsonWords
{
    public static string Of(JsonTokenType token) => token switch
    {
        JsonTokenType.String => "text",
        JsonTokenType.Number => "a number",
        JsonTokenType.True or JsonTokenType.False => "true or false",
        JsonTokenType.StartArray => "a list",
        JsonTokenType.StartObject => "an object",
        _ => "null",
    };

    public static string Of(JsonKind kind) => kind switch
    {
        JsonKind.Text or JsonKind.Instant or JsonKind.Duration or JsonKind.Name => "text",
        JsonKind.Integer or JsonKind.Long or JsonKind.UnsignedLong => "a whole number",
        JsonKind.Decimal or JsonKind.Double => "a number",
        JsonKind.Flag => "true or false",
        JsonKind.Scalar => "text, a number, true or false",
        JsonKind.ScalarOrObject => "text, a number, true, false or an object",
        JsonKind.List => "a list",
        _ => "an object",
    };

    public static string RangeOf(JsonKind kind) => kind switch
    {
        JsonKind.Integer => "a whole number of at most nine digits",
        JsonKind.Long => "a whole number of at most 18 digits",
        _ => "a whole number from 0 to 18446744073709551615",
    };
}
