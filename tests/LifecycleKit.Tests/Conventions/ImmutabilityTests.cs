using System.Collections.Concurrent;
using System.Collections.Immutable;

// The planted types below break the rule on purpose; no other code uses them.
#pragma warning disable CA1051

namespace LifecycleKit.Tests.Conventions;

public class ImmutabilityTests
{
    [Fact]
    public void PublicTypes_OfTheLibrary_AreImmutableOrMarked() => Rule.Holds(Library.PublicTypes.SelectMany(Immutability.Violations));

    [Theory]
    [InlineData(typeof(OpenStruct), "is a struct and not readonly")]
    [InlineData(typeof(UnsealedClass), "is neither sealed nor abstract")]
    [InlineData(typeof(PublicSetter), "property Value can be set")]
    [InlineData(typeof(PrivateSetter), "field <Value>k__BackingField can be set")]
    [InlineData(typeof(PrivateField), "field _value can be set")]
    [InlineData(typeof(LazyProperty), "field <Value>k__BackingField can be set")]
    [InlineData(typeof(InheritedField), "field _value can be set")]
    [InlineData(typeof(CapturedParameter), "the captured parameter value can be set")]
    [InlineData(typeof(PublicArray), "property Values can be changed: it is a Int32[]")]
    [InlineData(typeof(PublicArrayField), "field Values can be changed: it is a Int32[]")]
    [InlineData(typeof(PublicList), "property Values can be changed: it is a List`1")]
    [InlineData(typeof(PublicInterfaceOfList), "property Values can be changed: it is a IList`1")]
    [InlineData(typeof(PublicReference), "property Value can be changed: it is a Int32&")]
    [InlineData(typeof(PublicMarked), "property Value can be changed: it is a MarkedMutable")]
    [InlineData(typeof(HeldConcurrent), "field _values changes: it is a ConcurrentDictionary`2")]
    [InlineData(typeof(StaticSetter), "property Value can be set")]
    [InlineData(typeof(MarkedWithoutReason), "the mark gives no reason")]
    [InlineData(typeof(MarkedImmutable), "marked mutable, but nothing in it changes")]
    public void Violations_OfAPlantedType_NameIt(Type type, string complaint) =>
        Assert.Contains(Immutability.Violations(type), violation => violation.EndsWith(": " + complaint, StringComparison.Ordinal));

    [Theory]
    [InlineData(typeof(ReadOnlyStruct))]
    [InlineData(typeof(ReadOnlyRecordStruct))]
    [InlineData(typeof(SealedRecord))]
    [InlineData(typeof(PrivateArray))]
    [InlineData(typeof(DerivedDefault))]
    [InlineData(typeof(View))]
    [InlineData(typeof(MarkedMutable))]
    [InlineData(typeof(IInterface))]
    [InlineData(typeof(ConsoleColor))]
    [InlineData(typeof(Action))]
    [InlineData(typeof(FormatException))]
    public void Violations_OfAnImmutableOrMarkedType_AreNone(Type type) => Assert.Empty(Immutability.Violations(type));

    public struct OpenStruct { public readonly int Value { get; } }

    public class UnsealedClass;

    public sealed class PublicSetter { public int Value { get; set; } }

    public sealed class PrivateSetter { public int Value { get; private set; } }

    public sealed class LazyProperty { public string Value => field ??= new string('a', 1); }

    public abstract class PrivateField { private int _value = 1; public int Next() => _value++; }

    public sealed class InheritedField : PrivateField;

    public sealed class CapturedParameter(int value) { public int Value => value; }

    public sealed class PublicArray { public int[] Values { get; } = [1]; }

    public sealed class PublicArrayField { public readonly int[] Values = [1]; }

    public sealed class PublicList { public List<int> Values { get; } = []; }

    public sealed class PublicInterfaceOfList { public IList<int> Values { get; } = []; }

    public sealed class PublicReference { private readonly int[] _values = [1]; public ref int Value => ref _values[0]; }

    public sealed class PublicMarked { public MarkedMutable Value { get; } = new(); }

    public sealed class HeldConcurrent
    {
        private readonly ConcurrentDictionary<int, int> _values = new();

        public int Count => _values.Count;
    }

    public static class StaticSetter { public static int Value { get => 1; set => _ = value; } }

    [Mutable(" ")]
    public sealed class MarkedWithoutReason { public int Value { get; set; } }

    [Mutable("it says so")]
    public sealed class MarkedImmutable { public int Value { get; init; } }

    [Mutable("a planted builder")]
    public sealed class MarkedMutable { private readonly List<int> _values = []; public int Count => _values.Count; }

    public readonly struct ReadOnlyStruct { public int Value { get; init; } }

    public readonly record struct ReadOnlyRecordStruct(int Value, string Text);

    public sealed record SealedRecord(int Value, ImmutableArray<int> Values) { public IReadOnlyList<int> More => Values; }

    public sealed class PrivateArray { private readonly int[] _values = [1]; public ref readonly int Value => ref _values[0]; }

    public sealed record DerivedDefault { public int Value { get; init; } public int Other { get => field == 0 ? Value : field; init; } }

    public readonly ref struct View(MarkedMutable value) { public MarkedMutable Value { get; } = value; }

    public interface IInterface { int Value { get; set; } }
}
