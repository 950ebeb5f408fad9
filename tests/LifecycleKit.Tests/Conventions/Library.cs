using System.Reflection;
using System.Runtime.CompilerServices;
using LifecycleKit.Statistics;

namespace LifecycleKit.Tests.Conventions;

/// <summary>The compiled library, as reflection sees it.</summary>
internal static class Library
{
    /// <summary>The namespace of extension methods of a service collection.</summary>
    public const string OfServices = "Microsoft.Extensions.DependencyInjection";

    public static Assembly Assembly { get; } = typeof(Estimate).Assembly;

    /// <summary>Every type in the sources.</summary>
    public static IReadOnlyList<Type> Types { get; } =
        [.. Assembly.GetTypes().Where(IsWritten).OrderBy(type => type.FullName, StringComparer.Ordinal)];

    /// <summary>Every type that a user can name.</summary>
    public static IReadOnlyList<Type> PublicTypes { get; } = [.. Types.Where(type => type.IsVisible)];

    /// <summary>What a user calls on a type, declared there: public members, and protected ones where the user can derive.</summary>
    public const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>Whether a type is hand-written: not a closure, an iterator, or what a compiler or a source generator adds.</summary>
    public static bool IsWritten(Type type) =>
        !type.FullName!.Contains('<')
        && ((type.Namespace ?? "LifecycleKit").StartsWith("LifecycleKit", StringComparison.Ordinal) || type.Namespace == OfServices)
        && !type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false);

    public static bool IsStatic(Type type) => type is { IsAbstract: true, IsSealed: true };

    public static string NameOf(Type type) => type.FullName!.Replace("LifecycleKit.", null, StringComparison.Ordinal);
}
