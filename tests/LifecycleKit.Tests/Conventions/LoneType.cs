using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace LifecycleKit.Tests.Conventions;

/// <summary>Runs the static constructor of one type of an assembly where no other type of it has been initialised.</summary>
internal static class LoneType
{
    /// <summary>What the static constructor threw; null when it succeeded.</summary>
    public static Exception? Initialise(Type type)
    {
        var context = new AssemblyLoadContext(type.FullName, isCollectible: true);
        try
        {
            var fresh = context.LoadFromAssemblyPath(type.Assembly.Location).GetType(type.FullName!, throwOnError: true)!;
            RuntimeHelpers.RunClassConstructor(fresh.TypeHandle);
            return null;
        }
        catch (TypeInitializationException e)
        {
            return e.InnerException;
        }
        finally
        {
            context.Unload();
        }
    }
}
