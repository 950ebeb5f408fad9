using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace LifecycleKit.Tests.Conventions;

/// <summary>
/// Every public type is immutable, or says with <see cref="MutableAttribute"/> why it is not. What no code outside can change
/// (an array kept private) counts as immutable; what changes by design (a concurrent collection, a lock) does not.
/// </summary>
internal static class Immutability
{
    private static readonly Type[] MutableCollections =
    [
        typeof(IList), typeof(IList<>), typeof(ICollection<>), typeof(IDictionary), typeof(IDictionary<,>), typeof(ISet<>),
        typeof(List<>), typeof(LinkedList<>), typeof(Queue<>), typeof(Stack<>), typeof(PriorityQueue<,>), typeof(Dictionary<,>),
        typeof(SortedDictionary<,>), typeof(SortedList<,>), typeof(HashSet<>), typeof(SortedSet<>), typeof(BitArray), typeof(StringBuilder),
        typeof(ConditionalWeakTable<,>), typeof(Memory<>), typeof(Span<>), typeof(ArraySegment<>),
    ];

    public static IReadOnlyList<string> Violations(Type type)
    {
        if (!IsSubject(type)) return [];
        var complaints = Complaints(type).ToList();
        if (ReasonOf(type) is { } reason) complaints = [.. ComplaintsOfMark(type, reason, complaints)];
        return [.. complaints.Select(complaint => $"{Library.NameOf(type)}: {complaint}")];
    }

    /// <summary>Whether a value of this type can be changed by the code that holds it.</summary>
    public static bool IsMutableCollection(Type type) =>
        IsConcurrent(type)
        || type.IsArray
        || Self(type).Any(x => MutableCollections.Contains(x.IsGenericType ? x.GetGenericTypeDefinition() : x));

    /// <summary>
    /// Returns the reason of the mark; null without one. A satellite compiles a mark of its own, since it does not see that of the library.
    /// </summary>
    private static string? ReasonOf(Type type) => type.GetCustomAttributesData()
        .Where(mark => mark.AttributeType.FullName == typeof(MutableAttribute).FullName)
        .Select(mark => (string?)mark.ConstructorArguments[0].Value ?? string.Empty).FirstOrDefault();

    /// <summary>Interfaces promise nothing of their state; exceptions and attributes follow their base classes.</summary>
    private static bool IsSubject(Type type) =>
        !type.IsEnum && !type.IsInterface && !typeof(Delegate).IsAssignableFrom(type)
        && !typeof(Exception).IsAssignableFrom(type) && !typeof(Attribute).IsAssignableFrom(type);

    private static IEnumerable<string> ComplaintsOfMark(Type type, string reason, List<string> complaints)
    {
        if (string.IsNullOrWhiteSpace(reason)) yield return "the mark gives no reason";
        if (complaints.Count == 0 && Fields(type).All(IsCertainlyFixed)) yield return "marked mutable, but nothing in it changes";
    }

    private static IEnumerable<string> Complaints(Type type)
    {
        if (type.IsValueType && !type.IsDefined(typeof(IsReadOnlyAttribute), inherit: false)) yield return "is a struct and not readonly";
        if (type is { IsClass: true, IsSealed: false, IsAbstract: false }) yield return "is neither sealed nor abstract";
        foreach (var field in Fields(type))
        {
            if (!field.IsInitOnly && !IsBehindInit(field)) yield return $"{Describe(field)} can be set";
            if (IsConcurrent(field.FieldType)) yield return $"field {field.Name} changes: it is a {field.FieldType.Name}";
            if (field.IsPublic && IsChangeable(field.FieldType)) yield return CanBeChanged("field", field.Name, field.FieldType);
        }

        foreach (var property in type.GetProperties(Library.Declared).Where(property => property.GetAccessors().Length > 0))
        {
            if (IsSettable(property)) yield return $"property {property.Name} can be set";
            if (IsChangeable(property.PropertyType) && !IsReadOnlyReference(property) && !IsView(type, property))
                yield return CanBeChanged("property", property.Name, property.PropertyType);
        }
    }

    private static string CanBeChanged(string kind, string name, Type type) => $"{kind} {name} can be changed: it is a {type.Name}";

    private static bool IsSettable(PropertyInfo property) => property.GetSetMethod() is { } setter && !IsInit(setter);

    private static bool IsInit(MethodInfo setter) =>
        setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));

    /// <summary>The compiler leaves the field of an init-only property open when its getter is hand-written.</summary>
    private static bool IsBehindInit(FieldInfo field) => field.DeclaringType!.GetProperties(Library.Declared)
        .Any(property => field.Name == $"<{property.Name}>k__BackingField" && property.SetMethod is { } setter && IsInit(setter));

    private static bool IsChangeable(Type type) =>
        IsMutableCollection(type) || type.IsByRef || ReasonOf(type) is not null;

    private static bool IsReadOnlyReference(PropertyInfo property) =>
        property.PropertyType.IsByRef && property.GetRequiredCustomModifiers().Contains(typeof(InAttribute));

    /// <summary>A ref struct lives on the stack only, so it may show what its maker goes on changing.</summary>
    private static bool IsView(Type type, PropertyInfo property) =>
        type.IsByRefLike && ReasonOf(property.PropertyType) is not null;

    /// <summary>The compiler keeps a primary constructor's parameter, once a member uses it, in a field that is never readonly.</summary>
    private static string Describe(FieldInfo field) => field.Name.EndsWith(">P", StringComparison.Ordinal)
        ? $"the captured parameter {field.Name[1..^2]}"
        : $"field {field.Name}";

    private static bool IsConcurrent(Type type) =>
        type.Namespace == typeof(ConcurrentBag<>).Namespace
        || type.Namespace == "System.Threading.Channels"
        || type.FullName is "System.Threading.Lock" or "System.Threading.SemaphoreSlim" or "System.Threading.ReaderWriterLockSlim";

    /// <summary>Whether a field can never change, however long one looks; the rest may.</summary>
    private static bool IsCertainlyFixed(FieldInfo field) =>
        field.IsInitOnly
        && field.FieldType is var type && (type.IsPrimitive || type.IsEnum || type == typeof(string) || type == typeof(decimal));

    /// <summary>The instance fields of a type and of its base types in the same assembly, also those behind properties.</summary>
    private static IEnumerable<FieldInfo> Fields(Type type) =>
        Self(type).Where(x => x.IsClass || x.IsValueType)
            .Where(x => x.Assembly == type.Assembly)
            .SelectMany(x => x.GetFields(Library.Declared))
            .Where(field => !field.IsStatic);

    private static IEnumerable<Type> Self(Type type)
    {
        for (var at = type; at is not null; at = at.BaseType)
            yield return at;
    }
}
