using System.Collections.Immutable;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace RnnKit.Tests.Architecture;

/// <summary>The namespaces of all types that a compiled type names, bodies of its methods included.</summary>
internal sealed class TypeNames(MetadataReader reader)
{
    private static readonly Dictionary<short, OperandType> Operands = typeof(OpCodes).GetFields()
        .Select(f => (OpCode)f.GetValue(null)!)
        .ToDictionary(o => o.Value, o => o.OperandType);

    private readonly Names names = new();

    public string Namespace(TypeDefinitionHandle handle) => Names.Of(reader, handle);

    public IEnumerable<string> UsedBy(TypeDefinition type, PEReader file)
    {
        foreach (string used in Of(type.BaseType)) yield return used;
        foreach (InterfaceImplementationHandle i in type.GetInterfaceImplementations())
            foreach (string used in Of(reader.GetInterfaceImplementation(i).Interface)) yield return used;
        foreach (FieldDefinitionHandle f in type.GetFields())
            foreach (string used in reader.GetFieldDefinition(f).DecodeSignature(names, null)) yield return used;
        foreach (CustomAttributeHandle a in type.GetCustomAttributes())
            foreach (string used in Of(reader.GetCustomAttribute(a).Constructor)) yield return used;
        foreach (MethodDefinitionHandle m in type.GetMethods())
        {
            MethodDefinition method = reader.GetMethodDefinition(m);
            foreach (string used in Flat(method.DecodeSignature(names, null))) yield return used;
            if (method.RelativeVirtualAddress == 0) continue;
            MethodBodyBlock body = file.GetMethodBody(method.RelativeVirtualAddress);
            if (!body.LocalSignature.IsNil)
                foreach (string used in reader.GetStandaloneSignature(body.LocalSignature).DecodeLocalSignature(names, null).SelectMany(l => l)) yield return used;
            foreach (EntityHandle token in Tokens(body.GetILBytes()!))
                foreach (string used in Of(token)) yield return used;
        }
    }

    private static IEnumerable<EntityHandle> Tokens(byte[] il)
    {
        for (int i = 0; i < il.Length;)
        {
            short code = il[i] == 0xfe ? (short)(0xfe00 | il[i + 1]) : il[i];
            i += il[i] == 0xfe ? 2 : 1;
            OperandType operand = Operands[code];
            if (operand is OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType)
                yield return MetadataTokens.EntityHandle(BitConverter.ToInt32(il, i));
            i += operand switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + 4 * BitConverter.ToInt32(il, i),
                _ => 4,
            };
        }
    }

    private static IEnumerable<string> Flat(MethodSignature<ImmutableArray<string>> signature) =>
        signature.ReturnType.Concat(signature.ParameterTypes.SelectMany(p => p));

    private IEnumerable<string> Of(EntityHandle handle)
    {
        if (handle.IsNil) return [];
        switch (handle.Kind)
        {
            case HandleKind.TypeDefinition:
                return [Names.Of(reader, (TypeDefinitionHandle)handle)];
            case HandleKind.TypeReference:
                return [Names.Of(reader, (TypeReferenceHandle)handle)];
            case HandleKind.TypeSpecification:
                return reader.GetTypeSpecification((TypeSpecificationHandle)handle).DecodeSignature(names, null);
            case HandleKind.MethodDefinition:
                return Of(reader.GetMethodDefinition((MethodDefinitionHandle)handle).GetDeclaringType());
            case HandleKind.FieldDefinition:
                return Of(reader.GetFieldDefinition((FieldDefinitionHandle)handle).GetDeclaringType());
            case HandleKind.MemberReference:
                return Of(reader.GetMemberReference((MemberReferenceHandle)handle).Parent);
            case HandleKind.MethodSpecification:
                MethodSpecification method = reader.GetMethodSpecification((MethodSpecificationHandle)handle);
                return Of(method.Method).Concat(method.DecodeSignature(names, null).SelectMany(a => a));
            default:
                return [];
        }
    }

    /// <summary>Turns a signature into the namespaces in it.</summary>
    private sealed class Names : ISignatureTypeProvider<ImmutableArray<string>, object?>
    {
        public static string Of(MetadataReader reader, TypeDefinitionHandle handle)
        {
            TypeDefinition type = reader.GetTypeDefinition(handle);
            return type.IsNested ? Of(reader, type.GetDeclaringType()) : reader.GetString(type.Namespace);
        }

        public static string Of(MetadataReader reader, TypeReferenceHandle handle) => reader.GetString(reader.GetTypeReference(handle).Namespace);

        public ImmutableArray<string> GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) => [Of(reader, handle)];

        public ImmutableArray<string> GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) => [Of(reader, handle)];

        public ImmutableArray<string> GetTypeFromSpecification(MetadataReader reader, object? context, TypeSpecificationHandle handle, byte rawTypeKind) =>
            reader.GetTypeSpecification(handle).DecodeSignature(this, context);

        public ImmutableArray<string> GetGenericInstantiation(ImmutableArray<string> type, ImmutableArray<ImmutableArray<string>> arguments) =>
            [.. type, .. arguments.SelectMany(a => a)];

        public ImmutableArray<string> GetFunctionPointerType(MethodSignature<ImmutableArray<string>> signature) => [.. Flat(signature)];

        public ImmutableArray<string> GetModifiedType(ImmutableArray<string> modifier, ImmutableArray<string> type, bool isRequired) => type;

        public ImmutableArray<string> GetArrayType(ImmutableArray<string> type, ArrayShape shape) => type;

        public ImmutableArray<string> GetByReferenceType(ImmutableArray<string> type) => type;

        public ImmutableArray<string> GetPinnedType(ImmutableArray<string> type) => type;

        public ImmutableArray<string> GetPointerType(ImmutableArray<string> type) => type;

        public ImmutableArray<string> GetSZArrayType(ImmutableArray<string> type) => type;

        public ImmutableArray<string> GetGenericMethodParameter(object? context, int index) => [];

        public ImmutableArray<string> GetGenericTypeParameter(object? context, int index) => [];

        public ImmutableArray<string> GetPrimitiveType(PrimitiveTypeCode typeCode) => [];
    }
}
