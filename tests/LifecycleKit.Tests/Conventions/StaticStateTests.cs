// The planted fields below break the rule on purpose; no code uses them.
#pragma warning disable CS0169, CS0414, IDE0044

namespace LifecycleKit.Tests.Conventions;

public class StaticStateTests
{
    [Fact]
    public void Types_OfTheLibrary_KeepNoStaticState() => Rule.Holds(Library.Types.SelectMany(StaticState.Violations));

    [Fact]
    public void Violations_OfPlantedFields_AreThoseThatCanChange() => Assert.Equal(
        [
            "static field <Property>k__BackingField can be set", "static field Known can be changed",
            "static field PublicTable can be changed", "static field _counter can be set", "static field _perThread can be set",
        ],
        StaticState.Violations(typeof(Planted)).Select(violation => violation.Split(": ")[1]).Order(StringComparer.Ordinal));

    private static class Planted
    {
        public const int Constant = 1;
        public static readonly int[] PublicTable = [1];
        private static readonly int[] Table = [1];
        private static readonly string Text = "text";
        private static readonly Dictionary<int, int> Known = [];
        private static int _counter;

        [ThreadStatic]
        private static int _perThread;

        public static int Property { get; private set; }

        public static Func<int, int> Cached => static x => x + 1;
    }
}
