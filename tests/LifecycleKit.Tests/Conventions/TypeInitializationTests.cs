namespace LifecycleKit.Tests.Conventions;

/// <summary>
/// Static fields of two types that need each other work or fail by which type a program happens to touch first. So each type comes
/// first once.
/// </summary>
public class TypeInitializationTests
{
    [Fact]
    public void Types_OfTheLibrary_InitialiseAlone() => Assert.All(
        Library.Types.Where(type => type.TypeInitializer is not null && !type.ContainsGenericParameters),
        type => Assert.Null(LoneType.Initialise(type)));

    [Fact]
    public void Initialise_OfACycle_FailsFromOneSideOnly()
    {
        Assert.Null(LoneType.Initialise(typeof(Hen)));
        Assert.IsType<NullReferenceException>(Assert.IsType<TypeInitializationException>(LoneType.Initialise(typeof(Egg))).InnerException);
        Assert.Null(LoneType.Initialise(typeof(Hen)));
    }

    private static class Hen
    {
        public static readonly string Name = "hen";
        public static readonly int Length = Egg.Parent.Length;
    }

    private static class Egg
    {
        public static readonly string Parent = Hen.Name;
    }
}
