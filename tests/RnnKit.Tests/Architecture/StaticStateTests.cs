using System.Reflection;
using RnnKit.Foundations;

namespace RnnKit.Tests.Architecture;

/// <summary>Notebooks that run one after another in a process use the same copy of the library: what one leaves in it, the next one finds.</summary>
public sealed class StaticStateTests
{
    [Fact]
    public void All_that_can_be_assigned_to_static_fields_is_how_many_threads_to_use_and_how_many_are_at_work() =>
        Assert.Equal(
            ["RnnKit.Foundations.Crew.allAwake", "RnnKit.Foundations.Threads.count", "RnnKit.Foundations.Threads.trainings"],
            typeof(IModule<>).Assembly.GetTypes()
                .Where(type => !type.FullName!.Contains('<', StringComparison.Ordinal)) // the compiler's own, for lambdas
                .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                .Where(field => !field.IsLiteral && !field.IsInitOnly && field.GetCustomAttribute<ThreadStaticAttribute>() is null)
                .Select(field => $"{field.DeclaringType!.FullName}.{field.Name}")
                .Order(StringComparer.Ordinal));
}
