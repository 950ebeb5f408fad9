namespace LifecycleKit.Tests.Conventions;

/// <summary>A piece of code: a word, a mark, or <see cref="Literal"/> in place of a number, character or string.</summary>
internal readonly record struct SourceToken(string Text, int Line)
{
    public const string Literal = "\"";

    public bool IsWord => char.IsLetter(Text[0]) || Text[0] == '_';
}
