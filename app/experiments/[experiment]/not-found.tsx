import { Missing } from '@/components/site/missing'

export default function ExperimentNotFound() {
  return <Missing what="experiment" />
}
