using FsCheck.Fluent;

namespace LifecycleKit.Tests;

/// <summary>
/// A law of every reader of JSON: any change of a good text is read, or refused by an ArgumentException that names the parameter.
/// </summary>
internal static class MutilatedJson
{
    private static readonly string[] Mutilations = ["", "\"", "{", "}", "[", "]", ",", "0", "-", "9", "e9", "null", ":", "\\", "\\ud800"];

    /// <summary>Mutilates a text at 3 000 places: replaces a character, adds something, or breaks off.</summary>
    /// <param name="good">A text that is read.</param>
    /// <param name="read">The reader; its parameter is called "json".</param>
    public static void IsReadOrRefused(string good, Func<string, object> read) => Law.Holds(
        Gen.Choose(0, good.Length - 1).Zip(Gen.Elements(Mutilations)),
        x =>
        {
            var (at, text) = x;
            Try(good.Remove(at, 1).Insert(at, text));
            Try(good.Insert(at, text));
            Try(good[..at] + text);

            void Try(string json)
            {
                try
                {
                    Assert.NotNull(read(json));
                }
                catch (ArgumentException error)
                {
                    Assert.Equal("json", error.ParamName);
                }
            }
        },
        3000);
}
