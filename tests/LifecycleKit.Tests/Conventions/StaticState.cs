using System.Reflection;

namespace LifecycleKit.Tests.Conventions;

/// <summary>Nothing static changes, public or not. A private static array is a table; a list or dictionary invites writing.</summary>
internal static class StaticState
{
    public static IEnumerable<string> Violations(Type type) =>
        type.GetFields(Library.Declared)
            .Where(field => field is { IsStatic: true, IsLiteral: false } && !IsCompilerCache(field))
            .Where(field => !field.IsInitOnly || IsWritable(field))
            .Select(field => $"{Library.NameOf(type)}: static field {field.Name} can {(field.IsInitOnly ? "be changed" : "be set")}");

    private static bool IsWritable(FieldInfo field) => field.FieldType.IsArray
        ? field.IsPublic
        : Immutability.IsMutableCollection(field.FieldType);

    /// <summary>The compiler keeps delegates that capture nothing in fields of names such as <c>&lt;&gt;9__0_0</c>.</summary>
    private static bool IsCompilerCache(FieldInfo field) => field.Name.StartsWith("<>", StringComparison.Ordinal);
}
