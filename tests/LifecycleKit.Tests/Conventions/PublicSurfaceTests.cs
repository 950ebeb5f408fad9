using System.Reflection;
using System.Text.RegularExpressions;

namespace LifecycleKit.Tests.Conventions;

/// <summary>A public type is one that another public signature or a page of the documentation uses; otherwise it is internal.</summary>
public class PublicSurfaceTests
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    private static readonly string Pages = string.Join(
        '\n', Directory.GetFiles(Path.Combine(Repository.Root, "docs"), "*.md").Append(Path.Combine(Repository.Root, "README.md"))
            .Select(File.ReadAllText));

    [Fact]
    public void PublicTypes_OfTheLibrary_AreUsedByASignatureOrAPage() => Rule.Holds(Unused(Library.Assembly.GetExportedTypes()));

    [Fact]
    public void Unused_OfPlantedTypes_IsTheOneThatNothingNames() => Assert.Equal(
        [$"{typeof(Alone).FullName}: no public signature and no page uses the type"],
        Unused([typeof(Alone), typeof(User), typeof(Used), typeof(OnAPage)], "See `OnAPage` and User."));

    /// <summary>The types of an assembly that neither another of its signatures nor a page names.</summary>
    internal static IEnumerable<string> Unused(IReadOnlyList<Type> types) => Unused(types, Pages);

    private static IEnumerable<string> Unused(IReadOnlyList<Type> types, string pages)
    {
        var used = types.SelectMany(type => Signatures(type).SelectMany(Parts).Where(part => part != type)).ToHashSet();
        return types.Where(type => !used.Contains(type) && !Names(type).Any(name => Regex.IsMatch(pages, $@"\b{name}\b")))
            .Select(type => $"{type.FullName}: no public signature and no page uses the type");
    }

    /// <summary>Extension methods are called without the name of their class.</summary>
    private static IEnumerable<string> Names(Type type) =>
        Library.IsStatic(type) && type.Name.EndsWith("Extensions", StringComparison.Ordinal)
        ? type.GetMethods(Declared).Where(method => method.IsPublic).Select(method => method.Name)
        : [type.Name.Split('`')[0]];

    private static IEnumerable<Type> Signatures(Type type)
    {
        if (type.BaseType is { } ancestor) yield return ancestor;
        foreach (var contract in type.GetInterfaces()) yield return contract;
        foreach (var member in type.GetMembers(Declared))
        {
            if (member is FieldInfo { IsPublic: true } field) yield return field.FieldType;
            if (member is not MethodBase { IsPublic: true } and not MethodBase { IsFamily: true }) continue;
            foreach (var parameter in ((MethodBase)member).GetParameters()) yield return parameter.ParameterType;
            if (member is MethodInfo method) yield return method.ReturnType;
        }
    }

    private static IEnumerable<Type> Parts(Type type)
    {
        if (type.HasElementType) return Parts(type.GetElementType()!);
        return type.IsGenericType ? type.GetGenericArguments().SelectMany(Parts).Append(type.GetGenericTypeDefinition()) : [type];
    }

    private sealed class Alone;

    private sealed class Used;

    private sealed class OnAPage;

    private sealed class User
    {
        public static List<Used[]> All { get; } = [];
    }
}
